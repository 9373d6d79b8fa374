//! Files that only a person can settle: D05, D11, D15, D26 to D28; and D18, which is only pointed out. They
//! stand in an index of their own, because the answer is part of the case.

use super::{Fixture, GOOD_COUNTER, GOOD_DIGITAL, quoted, table};

/// A file, the question that an importer asks about it, and what there was before.
pub struct Asked {
    /// The file. `people` counts the people whom it holds once the suggested answer is given.
    pub fixture: Fixture,
    /// What is asked, in one word; empty where nothing is.
    question: &'static str,
    /// What the importer suggests, best first: codes or staff numbers.
    candidates: &'static [&'static str],
    /// The staff file that is in force before this one, or nothing when it does not matter.
    before: &'static str,
    /// The day from which the file is to be in force.
    effective_on: &'static str,
}

impl Asked {
    fn new(
        fixture: Fixture,
        lines: &[u32],
        reason: &'static str,
        question: &'static str,
        candidates: &'static [&'static str],
    ) -> Self {
        let fixture = Fixture { outcome: "asked", offending: lines.to_vec(), reason, ..fixture };
        Self { fixture, question, candidates, before: "", effective_on: "2025-04-01" }
    }

    /// On the day of the mass transfer, after the staff file of the autumn.
    fn next_year(self) -> Self {
        Self { before: "shokuin_20251001.csv", effective_on: "2026-04-01", ..self }
    }
}

pub fn files() -> Vec<Asked> {
    [people(), departments(), numbers(), addresses()].into_iter().flatten().collect()
}

fn people() -> Vec<Asked> {
    vec![
        Asked::new(
            Fixture::new(
                "D05",
                "D05_same_person_old_and_new_letter.csv",
                &[
                    GOOD_COUNTER,
                    "002105,渡邉　岬,ワタナベ　ミサキ,020300,デジタル推進課,係長,G50,2010/4/1,R5.4.1,,1",
                    "002105,渡辺　岬,ワタナベ　ミサキ,020300,デジタル推進課,係長,G50,2010/4/1,R5.4.1,,1",
                ],
            )
            .people(2),
            &[3, 4],
            "同じ人",
            "same-person",
            &["002105"],
        ),
        Asked::new(
            Fixture::new(
                "D05b",
                "D05b_same_person_two_numbers.csv",
                &[
                    GOOD_COUNTER,
                    "004369,辻野　誠,ツジノ　マコト,060300,用地管理課,係長,G50,H12.4.1,R4.4.1,,1",
                    "104369,\u{E000}野　誠,ツジノ　マコト,060300,用地管理課,係長,G50,H12.4.1,R4.4.1,,1",
                ],
            )
            .people(2),
            &[3, 4],
            "同じ人",
            "same-person",
            &["004369", "104369"],
        ),
        Asked::new(
            Fixture::new(
                "D11",
                "D11_one_person_two_posts.csv",
                &[
                    GOOD_COUNTER,
                    "005271,永瀬　健太,ナガセ　ケンタ,050100,農業振興課,係長,G50,H17.4.1,R7.4.1,,1",
                    "005271,永瀬　健太,ナガセ　ケンタ,050300,農業委員会事務局,係長,G50,H17.4.1,R7.4.1,,1",
                ],
            )
            .people(2),
            &[3, 4],
            "兼務",
            "main-department",
            &["050100", "050300"],
        ),
    ]
}

fn departments() -> Vec<Asked> {
    vec![
        Asked::new(
            Fixture::new(
                "D15",
                "D15_abolished_department.csv",
                &[
                    GOOD_COUNTER,
                    "006163,青木　拓也,アオキ　タクヤ,020500,まちづくり推進課,係長,G50,H21.4.1,R5.4.1,,1",
                ],
            ),
            &[3],
            "廃止",
            "successor-department",
            &["020600"],
        )
        .next_year(),
        Asked::new(
            Fixture::new(
                "D28",
                "D28_person_of_another_body.csv",
                &[
                    GOOD_COUNTER,
                    GOOD_DIGITAL,
                    "990100,汐北　渡,シオキタ　ワタル,990100,汐北広域消防組合,主任,G60,H30.4.1,,w.shiokita@shiokita.example,5",
                ],
            )
            .people(2),
            &[4],
            "他団体",
            "other-tenant",
            &[],
        ),
    ]
}

fn numbers() -> Vec<Asked> {
    vec![
        Asked::new(
            Fixture::new(
                "D26",
                "D26_new_number_for_the_year.csv",
                &[
                    GOOD_COUNTER,
                    "910123,浜風　あおい,ハマカゼ　アオイ,090500,図書館,会計年度任用職員（司書）,G90,R6.4.1,R6.4.1,,1",
                ],
            ),
            &[3],
            "番号",
            "same-person-new-number",
            &["900123"],
        )
        .next_year(),
        Asked::new(
            Fixture::new(
                "D27",
                "D27_new_number_after_retirement.csv",
                &[
                    GOOD_COUNTER,
                    "085999,中浜　義弘,ナカハマ　ヨシヒロ,060300,用地管理課,再任用（主任）,G85,R8.4.1,R8.4.1,,1",
                ],
            ),
            &[3],
            "再任用",
            "reappointment",
            &["001808"],
        )
        .next_year(),
    ]
}

fn addresses() -> Vec<Asked> {
    let fixture = Fixture::new(
        "D18",
        "D18_malformed_and_shared_mail.csv",
        &[
            "004512,髙﨑　汐里,タカサキ　シオリ,030100,市民課,主任主事,G60,H24.4.1,R7.4.1,s.takasaki@,1",
            "008620,早瀬　葵,ハヤセ　アオイ,030100,市民課,主事,G70,R5.4.1,R5.4.1,shimin@city.shiosaki.example,1",
            "900921,野口　純子,ノグチ　ジュンコ,030100,市民課,会計年度任用職員（事務）,G90,R2.4.1,,shimin@city.shiosaki.example,1",
            GOOD_DIGITAL,
        ],
    );
    let warned = fixture.warned(&[2, 3, 4], "メール");
    vec![Asked { fixture: warned, question: "", candidates: &[], before: "", effective_on: "2025-04-01" }]
}

/// The index of these files.
pub fn index(files: &[Asked]) -> String {
    let mut text = String::from(
        "# What an importer must make of the files that a person settles. As in index.toml, and besides:\n\
         # outcome: asked | warn; question: what is asked; candidates: what is suggested, best first (codes or\n\
         # staff numbers); before: the staff file in force before; effective_on: the day of this one, when\n\
         # departments_20260401.csv is in force if it is that day; people: people whom the file holds once the\n\
         # suggested answer is given (those of another body are left out).\n",
    );
    for asked in files {
        text.push_str(&table(&asked.fixture));
        let candidates: Vec<_> = asked.candidates.iter().map(|candidate| quoted(candidate)).collect();
        text.push_str(&format!(
            "question = {}\ncandidates = [{}]\nbefore = {}\neffective_on = {}\n",
            quoted(asked.question),
            candidates.join(", "),
            quoted(asked.before),
            quoted(asked.effective_on),
        ));
    }
    text
}
