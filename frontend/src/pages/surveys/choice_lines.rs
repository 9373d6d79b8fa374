//! Choices as lines of text, whose ids stay what they are while the words change. Pure.

use learning::question::Choice;

/// One line per choice.
pub(super) fn lines(choices: &[Choice]) -> String {
    choices.iter().map(|choice| choice.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The choices that the lines mean. A line that was there before keeps its id, wherever it stands now; one at the
/// place of a choice whose words are gone takes over its id; any other gets a new one.
pub(super) fn choices(before: &[Choice], text: &str) -> Vec<Choice> {
    let texts: Vec<&str> = text.split('\n').collect();
    let is_kept = |choice: &Choice| texts.contains(&choice.text.as_str());
    let mut taken: Vec<String> = Vec::new();
    let mut ids: Vec<Option<String>> = Vec::new();
    for text in &texts {
        let same = before.iter().find(|choice| choice.text == **text && !taken.contains(&choice.id));
        taken.extend(same.map(|choice| choice.id.clone()));
        ids.push(same.map(|choice| choice.id.clone()));
    }
    let mut named = Vec::new();
    for (place, (text, id)) in texts.iter().zip(ids).enumerate() {
        let renamed = || {
            let choice =
                before.get(place).filter(|choice| !is_kept(choice) && !taken.contains(&choice.id))?;
            Some(choice.id.clone())
        };
        let id = id.or_else(renamed).unwrap_or_else(|| unused(&taken, before));
        taken.push(id.clone());
        named.push(Choice { id, text: (*text).to_owned() });
    }
    named
}

fn unused(taken: &[String], before: &[Choice]) -> String {
    let is_free = |id: &String| !taken.contains(id) && before.iter().all(|choice| choice.id != *id);
    (1..).map(|number: u32| format!("c{number}")).find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(choices: &[Choice]) -> Vec<(&str, &str)> {
        choices.iter().map(|choice| (choice.id.as_str(), choice.text.as_str())).collect()
    }

    #[test]
    fn ids_follow_their_words() {
        let first = choices(&[], "yes\nno");
        assert_eq!(ids(&first), [("c1", "yes"), ("c2", "no")]);
        assert_eq!(ids(&choices(&first, "no\nyes")), [("c2", "no"), ("c1", "yes")]);
        assert_eq!(ids(&choices(&first, "some\nno")), [("c1", "some"), ("c2", "no")]);
        assert_eq!(ids(&choices(&first, "no")), [("c2", "no")]);
        let third = choices(&first, "yes\nsometimes\nno");
        assert_eq!(ids(&third), [("c1", "yes"), ("c3", "sometimes"), ("c2", "no")]);
        assert_eq!(lines(&third), "yes\nsometimes\nno");
        assert_eq!(ids(&choices(&first, "yes\nno\n")).len(), 3, "a line that is begun");
    }
}
