//! Text whose only markup is `**strong**`.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RichTextProps {
    pub text: AttrValue,
}

/// Text with the parts between pairs of `**` made strong.
#[component]
pub fn RichText(props: &RichTextProps) -> Html {
    let parts = parts(&props.text).into_iter().map(|(strong, part)| {
        if strong {
            html! { <strong>{ part }</strong> }
        } else {
            html! { { part } }
        }
    });
    html! { <>{ for parts }</> }
}

/// An unpaired mark is text like any other.
fn parts(text: &str) -> Vec<(bool, &str)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("**") {
        let Some((strong, after)) = after.split_once("**") else {
            break;
        };
        parts.extend([(false, before), (true, strong)]);
        rest = after;
    }
    parts.push((false, rest));
    parts.retain(|(_, part)| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn pairs_are_strong_and_a_lone_mark_is_text() {
        assert_eq!(parts("a**b**c"), [(false, "a"), (true, "b"), (false, "c")]);
        assert_eq!(parts("**b**"), [(true, "b")]);
        assert_eq!(parts("2**3"), [(false, "2**3")]);
        assert_eq!(parts("a**b**c**d"), [(false, "a"), (true, "b"), (false, "c**d")]);
        assert_eq!(parts(""), []);
    }
}
