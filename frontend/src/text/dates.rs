//! Dates, times and spans in words, by the Japanese calendar and Japan time.

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use learning::{era, fiscal_year};

/// `令和8年11月23日`.
pub fn date(date: NaiveDate) -> String {
    era::format_date(date)
}

/// `令和8年11月23日 10:32`.
pub fn date_time(at: DateTime<Utc>) -> String {
    format!("{} {}", date(fiscal_year::jst_date(at)), time(at))
}

/// `10:32`, as on a clock in Japan.
pub fn time(at: DateTime<Utc>) -> String {
    let minute = at.minute();
    let hour = (at.hour() + 9) % 24;
    format!("{hour}:{}", two_digits(minute))
}

/// The day of an instant in Japan.
pub fn day(at: DateTime<Utc>) -> String {
    date(fiscal_year::jst_date(at))
}

/// `1分30秒`.
pub fn span(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds}秒"),
        (minutes, 0) => format!("{minutes}分"),
        (minutes, seconds) => format!("{minutes}分{seconds}秒"),
    }
}

/// `12分`.
pub fn minutes(minutes: u32) -> String {
    format!("{minutes}分")
}

/// `あと3日`, `今日まで`, `2日過ぎています`.
pub fn days_left(days: i64) -> String {
    match days {
        0 => "今日まで".to_owned(),
        days if days > 0 => format!("あと{days}日"),
        days => format!("{}日過ぎています", days.unsigned_abs()),
    }
}

fn two_digits(number: u32) -> String {
    if number < 10 { format!("0{number}") } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    #[test]
    fn instants_are_told_in_japan_time() {
        let at: DateTime<Utc> = "2026-03-31T15:05:00Z".parse().unwrap();
        assert_eq!(super::date_time(at), "令和8年4月1日 0:05");
        assert_eq!(super::day(at), "令和8年4月1日");
    }

    #[test]
    fn spans_and_days_left() {
        assert_eq!(super::span(45), "45秒");
        assert_eq!(super::span(60), "1分");
        assert_eq!(super::days_left(3), "あと3日");
        assert_eq!(super::days_left(0), "今日まで");
        assert_eq!(super::days_left(-2), "2日過ぎています");
    }
}
