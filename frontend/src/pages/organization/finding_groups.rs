//! Findings of a staff file by kind, each a count that opens its rows.

use std::collections::BTreeMap;

use contract::organization::RowFinding;
use yew::prelude::*;

use super::finding_table::FindingTable;
use crate::text::staff_import as words;

#[derive(Properties, PartialEq)]
pub(super) struct FindingGroupsProps {
    /// What the last column says.
    pub heading: &'static str,
    pub findings: Vec<RowFinding>,
    /// Whether the rows are shown at once, as for those that stop the import.
    #[prop_or_default]
    pub open: bool,
}

/// The most frequent kind first.
#[component]
pub(super) fn FindingGroups(props: &FindingGroupsProps) -> Html {
    let groups = by_kind(&props.findings).into_iter().map(|(code, findings)| {
        html! {
            <details key={code} class="fold" open={props.open}>
                <summary>{ words::counted_kind(code, findings.len()) }</summary>
                <FindingTable
                    caption={words::finding_kind(code)}
                    heading={props.heading}
                    findings={findings.into_iter().cloned().collect::<Vec<_>>()}
                />
            </details>
        }
    });
    html! { <div class="stack">{ for groups }</div> }
}

fn by_kind(findings: &[RowFinding]) -> Vec<(&str, Vec<&RowFinding>)> {
    let mut kinds: BTreeMap<&str, Vec<&RowFinding>> = BTreeMap::new();
    for finding in findings {
        kinds.entry(finding.code.as_str()).or_default().push(finding);
    }
    let mut groups: Vec<(&str, Vec<&RowFinding>)> = kinds.into_iter().collect();
    groups.sort_by_key(|(_, findings)| std::cmp::Reverse(findings.len()));
    groups
}

#[cfg(test)]
mod tests {
    use contract::organization::RowFinding;

    #[test]
    fn kinds_are_counted_and_the_most_frequent_comes_first() {
        let finding = |line: u32, code: &str| RowFinding {
            line,
            staff_number: String::new(),
            code: code.to_owned(),
            message: String::new(),
        };
        let findings = [finding(2, "bad-email"), finding(3, "outside-era"), finding(4, "outside-era")];
        let groups = super::by_kind(&findings);
        let counts: Vec<(&str, usize)> = groups.iter().map(|(code, rows)| (*code, rows.len())).collect();
        assert_eq!(counts, [("outside-era", 2), ("bad-email", 1)]);
        assert_eq!(groups[0].1[0].line, 3, "the order of the file stays");
    }
}
