//! A day of every fiscal year: month and day, chosen from lists so that nothing unreadable can be typed.

use learning::curriculum::MonthDay;
use yew::prelude::*;

use crate::components::{Choice, SelectField};
use crate::text::requirements as words;

#[derive(Properties, PartialEq)]
pub(super) struct DayFieldProps {
    pub id: AttrValue,
    pub legend: AttrValue,
    #[prop_or_default]
    pub hint: AttrValue,
    pub day: Option<MonthDay>,
    /// Whether it may be left open.
    #[prop_or_default]
    pub optional: bool,
    pub onchange: Callback<Option<MonthDay>>,
}

/// Two lists under one name; the months in the order of the fiscal year.
#[component]
pub(super) fn DayField(props: &DayFieldProps) -> Html {
    let numbered = |numbers: &mut dyn Iterator<Item = u32>, unit: &str| -> Vec<Choice> {
        numbers.map(|number| (number.to_string().into(), format!("{number}{unit}").into())).collect()
    };
    let months = numbered(&mut (4..=12).chain(1..=3), words::MONTH);
    let days = numbered(&mut (1..=31), words::DAY);
    let given = props.day;
    let onmonth = props.onchange.reform(move |month: String| with_month(given, &month));
    let onday = props.onchange.reform(move |day: String| with_day(given, &day));
    let named = |part: &str| AttrValue::from([props.legend.as_str(), part].concat());
    let shown = |part: fn(MonthDay) -> u32| given.map_or_else(String::new, |day| part(day).to_string());
    html! {
        <fieldset class="field">
            <legend>{ &props.legend }</legend>
            if !props.hint.is_empty() {
                <p class="field__hint">{ &props.hint }</p>
            }
            <div class="row day-field">
                <SelectField
                    id={[props.id.as_str(), "-month"].concat()}
                    label={named(words::MONTH)}
                    none={if props.optional { words::NO_DAY } else { "" }}
                    choices={months}
                    value={shown(|day| day.month)}
                    onchange={onmonth}
                    bare=true
                />
                if given.is_some() {
                    <SelectField
                        id={[props.id.as_str(), "-day"].concat()}
                        label={named(words::DAY)}
                        choices={days}
                        value={shown(|day| day.day)}
                        onchange={onday}
                        bare=true
                    />
                }
            </div>
        </fieldset>
    }
}

fn with_month(given: Option<MonthDay>, month: &str) -> Option<MonthDay> {
    let day = given.map_or(1, |given| given.day);
    month.parse().ok().map(|month| MonthDay { month, day })
}

fn with_day(given: Option<MonthDay>, day: &str) -> Option<MonthDay> {
    let given = given?;
    Some(MonthDay { day: day.parse().unwrap_or(given.day), ..given })
}

#[cfg(test)]
mod tests {
    use learning::curriculum::MonthDay;

    use super::{with_day, with_month};

    #[test]
    fn a_day_is_put_together_from_its_parts() {
        let day = MonthDay { month: 12, day: 28 };
        assert_eq!(with_month(None, "6"), Some(MonthDay { month: 6, day: 1 }));
        assert_eq!(with_month(Some(day), "3"), Some(MonthDay { month: 3, day: 28 }));
        assert_eq!(with_month(Some(day), ""), None);
        assert_eq!(with_day(Some(day), "5"), Some(MonthDay { month: 12, day: 5 }));
        assert_eq!((with_day(Some(day), "x"), with_day(None, "5")), (Some(day), None));
    }
}
