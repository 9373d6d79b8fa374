//! Readings in the forms that staff files mix: half-width katakana, hiragana, and the initial for an address.

const FULL: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー　";
const HALF: &str = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ ";

/// `タカサキ　シオリ` as `ﾀｶｻｷ ｼｵﾘ`; voiced sounds become two characters.
pub fn half_width(text: &str) -> String {
    text.chars().flat_map(|full| [narrow(full), voicing(full)]).flatten().collect()
}

/// `ウシオノ` as `うしおの`.
pub fn hiragana(text: &str) -> String {
    text.chars().map(|c| if ('ァ'..='ヶ').contains(&c) { shifted(c, 0x60).unwrap_or(c) } else { c }).collect()
}

/// The Latin letter with which a reading begins.
pub fn initial(reading: &str) -> Option<char> {
    Some(match reading.chars().next()? {
        'ア' => 'a',
        'イ' => 'i',
        'ウ' => 'u',
        'エ' => 'e',
        'オ' => 'o',
        'チ' => 'c',
        'フ' => 'f',
        'ジ' => 'j',
        'カ' | 'キ' | 'ク' | 'ケ' | 'コ' => 'k',
        'ガ' | 'ギ' | 'グ' | 'ゲ' | 'ゴ' => 'g',
        'サ' | 'シ' | 'ス' | 'セ' | 'ソ' => 's',
        'ザ' | 'ズ' | 'ゼ' | 'ゾ' => 'z',
        'タ' | 'ツ' | 'テ' | 'ト' => 't',
        'ダ' | 'デ' | 'ド' => 'd',
        'ナ' | 'ニ' | 'ヌ' | 'ネ' | 'ノ' => 'n',
        'ハ' | 'ヒ' | 'ヘ' | 'ホ' => 'h',
        'バ' | 'ビ' | 'ブ' | 'ベ' | 'ボ' => 'b',
        'マ' | 'ミ' | 'ム' | 'メ' | 'モ' => 'm',
        'ヤ' | 'ユ' | 'ヨ' => 'y',
        'ラ' | 'リ' | 'ル' | 'レ' | 'ロ' => 'r',
        'ワ' => 'w',
        _ => return None,
    })
}

/// The half-width form without its voicing mark; what has none stays.
fn narrow(full: char) -> Option<char> {
    let plain = |c: char| FULL.chars().zip(HALF.chars()).find(|(wide, _)| *wide == c).map(|(_, half)| half);
    // In Unicode a voiced sound follows its plain sound by one place, a half-voiced one by two.
    plain(full)
        .or_else(|| shifted(full, 1).and_then(plain))
        .or_else(|| shifted(full, 2).and_then(plain))
        .or(Some(full))
}

fn voicing(full: char) -> Option<char> {
    if FULL.contains(full) {
        return None;
    }
    let is_plain = |places| shifted(full, places).is_some_and(|c| FULL.contains(c));
    match (is_plain(1), is_plain(2)) {
        (true, _) => Some('ﾞ'),
        (false, true) => Some('ﾟ'),
        (false, false) => None,
    }
}

fn shifted(c: char, places: u32) -> Option<char> {
    u32::from(c).checked_sub(places).and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_change_form() {
        assert_eq!(half_width("ナダ　ショーゴパッヅ"), "ﾅﾀﾞ ｼｮｰｺﾞﾊﾟｯﾂﾞ");
        assert_eq!(hiragana("ウシオノ　ミナト"), "うしおの　みなと");
        assert_eq!(initial("シオリ"), Some('s'));
    }
}
