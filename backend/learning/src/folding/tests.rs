use proptest::prelude::*;

use super::*;

#[test]
fn answers_that_are_the_same() {
    let same = [
        ("ＵＳＢ", "usb"),
        ("ＵＳＢメモリ", "USB ﾒﾓﾘ"),
        ("多要素　認証", "多要素認証"),
        ("サーバー", "サーバ―"),
        ("サーバー", "ｻｰﾊﾞｰ"),
        ("サーバー", "サーハ゛ー"),
        ("e-mail", "E‐Mail"),
        ("-5", "－５"),
        ("−5", "-5"),
        ("か゛", "が"),
        ("か ゙", "が"),
        ("①", "1"),
        ("㈱", "(株)"),
    ];
    for (left, right) in same {
        assert_eq!(fold_answer(left), fold_answer(right), "{left} and {right}");
    }
}

#[test]
fn answers_that_stay_different() {
    let different =
        [("サーバ", "サーバー"), ("パスワード", "ぱすわーど"), ("ハス", "バス"), ("髙", "高"), ("1.5", "15")];
    for (left, right) in different {
        assert_ne!(fold_answer(left), fold_answer(right), "{left} and {right}");
    }
    assert_eq!(fold_answer(" \u{3000}\t"), "");
}

#[test]
fn names_are_found_by_their_usual_form() {
    let table = [
        ("髙﨑　汐里", "高崎汐里"),
        ("德田 濵子", "徳田浜子"),
        ("濱田", "浜田"),
        ("栁瀨", "柳瀬"),
        ("渡邉", "渡辺"),
        ("渡邊", "渡辺"),
        ("𠮷浜", "吉浜"),
        ("\u{FA19}ノ浦", "神ノ浦"),
        ("\u{FA1B}嶋", "福島"),
        ("大\u{FA10}", "大塚"),
        ("葛\u{E0100}城", "葛城"),
        ("辻\u{FE00}", "辻"),
        ("ジョ　　アン", "ジョアン"),
        ("ﾀｶｻｷ ｼｵﾘ", "タカサキシオリ"),
        ("たかさき　しおり", "タカサキシオリ"),
        ("SMITH Ａ", "smitha"),
        ("\u{E000}野", "\u{E000}野"),
    ];
    for (name, key) in table {
        assert_eq!(search_key(name), key, "{name}");
    }
    assert_eq!(search_key("しよーこ"), search_key("ｼﾖ-ｺ"));
    assert_ne!(search_key("斎藤"), search_key("斉藤"));
}

#[test]
fn readings_take_one_form() {
    let table = [
        ("ﾀｶｻｷ ｼｵﾘ", "タカサキ　シオリ"),
        ("ﾅﾀﾞ ﾅﾐﾀﾛｳ", "ナダ　ナミタロウ"),
        ("ﾊﾟﾋﾟﾌﾟ", "パピプ"),
        ("うしおの　みなと", "ウシオノ　ミナト"),
        ("ヴぁいおりん", "ヴァイオリン"),
        ("う゛ぁ", "ヴァ"),
        ("シヨ―コ", "シヨーコ"),
        ("シヨ-コ", "シヨーコ"),
        ("シヨ－コ", "シヨーコ"),
        ("シヨ‐コ", "シヨーコ"),
        ("ｼﾖｰｺ", "シヨーコ"),
        ("シヨーーコ", "シヨーーコ"),
        ("  ジョ  　アン ", "ジョ　アン"),
        ("タカサキシオリ", "タカサキシオリ"),
        ("-タ", "-タ"),
        ("みすゞ", "ミスヾ"),
        ("", ""),
    ];
    for (typed, reading) in table {
        assert_eq!(katakana_reading(typed), reading, "{typed}");
    }
}

#[test]
fn no_usual_form_is_a_variant_and_none_is_listed_twice() {
    for (index, (variant, usual)) in variants::FORMS.iter().enumerate() {
        assert_ne!(variant, usual);
        assert_eq!(variants::usual_form(*usual), *usual, "{usual}");
        assert!(!variants::FORMS[..index].iter().any(|(earlier, _)| earlier == variant), "{variant} twice");
        assert_eq!(
            variant.to_string().nfkc().collect::<String>(),
            variant.to_string(),
            "{variant} folds anyway"
        );
    }
}

/// Japanese text with the marks that make trouble, and anything else.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["[ぁ-ゖァ-ヺーｦ-ﾟ゛゜\u{3099}\u{309A}\u{FE00}一-龥Ａ-ｚa-zA-Z0-9０-９ 　\\-‐−―]{0,20}", ".*"]
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in any_text()) {
        for fold in [fold_answer, search_key, katakana_reading] {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }

    #[test]
    fn spaces_never_matter(left in "[ァ-ヶ一-龥a-z]{1,5}", right in "[ァ-ヶ一-龥a-z]{1,5}") {
        let apart = format!("{left}\u{3000}{right} ");
        let together = format!("{left}{right}");
        prop_assert_eq!(fold_answer(&apart), fold_answer(&together));
        prop_assert_eq!(search_key(&apart), search_key(&together));
    }

    #[test]
    fn hiragana_and_katakana_are_one_reading(text in "[ぁ-ゖ]{1,12}") {
        let katakana: String = text.chars().map(to_katakana).collect();
        prop_assert_eq!(katakana_reading(&text), katakana_reading(&katakana));
        prop_assert_eq!(search_key(&text), search_key(&katakana));
    }
}
