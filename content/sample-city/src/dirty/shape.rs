//! Damage to the form of the file: D21 to D25, encodings (X01 to X03) and columns that must not be taken (X07).

use super::{Encoding, Fixture, GOOD_COUNTER, GOOD_DIGITAL};
use crate::file::COLUMNS;

const GOOD_TAX: &str = "004777,崎浜　洋,サキハマ　ヒロシ,010500,税務課,主事,G70,R2.4.1,R7.4.1,h.sakihama@city.shiosaki.example,1";

pub fn fixtures() -> Vec<Fixture> {
    [rows(), columns(), encodings()].concat()
}

fn rows() -> Vec<Fixture> {
    vec![
        Fixture::new(
            "D21",
            "D21_blank_note_and_total_rows.csv",
            &[
                GOOD_COUNTER,
                ",,,,,,,,,,",
                GOOD_DIGITAL,
                "",
                "※令和7年4月1日現在,,,,,,,,,,",
                "件数,2",
            ],
        )
        .people(2)
        .fixed(&[]),
        Fixture::new(
            "D21b",
            "D21b_total_differs.csv",
            &[GOOD_COUNTER, GOOD_DIGITAL, "件数,3"],
        )
        .rejected(&[4], "件数"),
        Fixture::new(
            "D24",
            "D24_quoted_comma_and_line_break.csv",
            &[
                "004512,髙﨑　汐里,タカサキ　シオリ,030100,市民課,\"主任主事（総合窓口,転入）\",G60,H24.4.1,R7.4.1,,1",
                "008620,早瀬　葵,ハヤセ　アオイ,030100,市民課,\"主事（総合窓口\n転出）\",G70,R5.4.1,R5.4.1,,1",
                "\"002105\",\"渡邉　岬\",\"ワタナベ　ミサキ\",\"020300\",\"デジタル推進課\",\"係長\",\"G50\",\"2010/4/1\",\"R5.4.1\",\"\",\"1\"",
            ],
        )
        .reading(&[(2, "職層", "G60"), (3, "職層", "G70"), (5, "職員番号", "002105")]),
        Fixture::new(
            "D25",
            "D25_broken_encoding.csv",
            &[
                GOOD_COUNTER,
                "004777,崎浜　洋,サキハマ　ヒロシ,010500,税務□,主事,G70,R2.4.1,R7.4.1,,1",
                GOOD_DIGITAL,
            ],
        )
        .encoded(Encoding::Broken)
        .rejected(&[3], "文字コード"),
        Fixture::new(
            "D25b",
            "D25b_line_break_inside_row.csv",
            &[
                GOOD_COUNTER,
                "004777,崎浜　洋,サキハマ　ヒロシ,010500,\n税務課,主事,G70,R2.4.1,R7.4.1,,1",
                GOOD_DIGITAL,
            ],
        )
        .rejected(&[3, 4], "列"),
    ]
}

fn columns() -> Vec<Fixture> {
    let with_forbidden = format!("{COLUMNS},生年月日,個人番号");
    let forbidden = |row: &str| format!("{row},S60.1.1,000000000000");
    vec![
        Fixture::with_header(
            "D22",
            "D22_other_order_and_headings.csv",
            "社員番号,氏名,ﾌﾘｶﾞﾅ,課コード,課名,役職,在職区分,採用日,発令日,メールアドレス,職層",
            &[
                "004512,髙﨑　汐里,タカサキ　シオリ,030100,市民課,主任主事,1,H24.4.1,R7.4.1,s.takasaki@city.shiosaki.example,G60",
                "002105,渡邉　岬,ワタナベ　ミサキ,020300,デジタル推進課,係長,1,2010/4/1,R5.4.1,,G50",
                "004777,崎浜　洋,サキハマ　ヒロシ,010500,税務課,主事,1,R2.4.1,R7.4.1,,",
            ],
        )
        .fixed(&[
            (2, "職員番号", "004512"),
            (2, "所属コード", "030100"),
            (2, "採用年月日", "2012-04-01"),
            (3, "職層", "G50"),
            (4, "在職区分", "1"),
        ]),
        Fixture::with_header(
            "D23",
            "D23_missing_column.csv",
            "職員番号,氏名,フリガナ,所属コード,所属名,職名,職層,採用年月日,異動年月日,メール",
            &[
                "004512,髙﨑　汐里,タカサキ　シオリ,030100,市民課,主任主事,G60,H24.4.1,R7.4.1,",
                "002105,渡邉　岬,ワタナベ　ミサキ,020300,デジタル推進課,係長,G50,2010/4/1,R5.4.1,",
                "004777,崎浜　洋,サキハマ　ヒロシ,010500,税務課,主事,G70,R2.4.1,R7.4.1,",
            ],
        )
        .rejected(&[1], "在職区分"),
        Fixture::with_header(
            "X07",
            "X07_forbidden_columns.csv",
            &with_forbidden,
            &[&forbidden(GOOD_COUNTER), &forbidden(GOOD_DIGITAL), &forbidden(GOOD_TAX)],
        )
        .warned(&[1], "取り込みません"),
    ]
}

fn encodings() -> Vec<Fixture> {
    let good = [GOOD_COUNTER, GOOD_DIGITAL, GOOD_TAX];
    let names = [(2, "氏名", "髙﨑　汐里"), (3, "氏名", "渡邉　岬"), (4, "氏名", "崎浜　洋")];
    [
        ("X01", "X01_utf8_with_bom.csv", Encoding::Utf8Bom),
        ("X02", "X02_utf8_without_bom.csv", Encoding::Utf8),
        ("X03", "X03_utf16_with_tabs.txt", Encoding::Utf16Tabs),
    ]
    .into_iter()
    .map(|(case, file, encoding)| Fixture::new(case, file, &good).encoded(encoding).reading(&names))
    .collect()
}
