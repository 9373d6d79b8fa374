//! Sentences of the organisation's own texts in the courses.

pub const TITLE: &str = "本市の定めの差し込み";
pub const LEAD: &str = "コースの中の決められた場所に、本市の連絡先や決まりを書き込めます。書かないところには、一般の文が出ます。";
pub const EMPTY: &str = "書き込める場所のあるコースはありません。";
pub const GENERAL: &str = "一般の文";
pub const IN_USE: &str = "いま使われている文";
pub const LAST_SAVED: &str = "最後の変更";
pub const OWN_TEXT: &str = "本市の文";
pub const OWN_RULE: &str = "本市の決まり";
pub const MARKUP: &str =
    "段落は空の行で分けます。箇条書きは行の初めに「- 」を、太字は前後に「**」を付けます。";
pub const SAVE: &str = "保存";
pub const TO_GENERAL: &str = "一般の文に戻す";
pub const SAVED: &str = "保存しました。";
pub const RETURNED: &str = "一般の文に戻しました。";
pub const UNSAVED: &str = "まだ保存していない変更があります。";
pub const NOTHING_WRITTEN: &str =
    "文を入れてから「保存」を押してください。一般の文にするときは「一般の文に戻す」を押します。";
pub const NOTHING_CHOSEN: &str = "どれか一つを選んでから「保存」を押してください。";
pub const ACKNOWLEDGED: &str = "受講者は、この文を読んだことを確認してから次へ進みます。文を変えると、まだ修了していない人には、もう一度確認してもらいます。";
pub const DECIDES_KEYS: &str = "ここで選んだ決まりに合わせて、テストの正答が決まります。";

/// Heading of the slots of one course.
pub fn course(code: &str, title: &str) -> String {
    format!("{code} {title}")
}

/// When and by whom a slot was written.
pub fn last_saved(at: &str, by: Option<&str>) -> String {
    match by {
        Some(by) => format!("{at}　{by}"),
        None => at.to_owned(),
    }
}

/// Name of a field or button that stands once per slot. Slots of several courses have the same title.
pub fn named(label: &str, course: &str, title: &str) -> String {
    format!("{label}（{course} {title}）")
}

/// What to write, and then `more`; authors may leave out the full stop.
pub fn hint(hint: &str, more: &str) -> String {
    let hint = hint.trim_end_matches('。');
    format!("{hint}。{more}")
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn a_hint_ends_with_one_full_stop() {
        assert_eq!(hint("番号を書く", "次の文。"), "番号を書く。次の文。");
        assert_eq!(hint("番号を書きます。", "次の文。"), "番号を書きます。次の文。");
    }
}
