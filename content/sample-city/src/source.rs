//! What differs between the two fictional tenants. No rule lives here.

/// Tables and settings from which one staff file is drawn.
pub struct Source {
    /// Every byte of the seed of all chance in this file.
    pub seed: u8,
    /// Every post, in the notation that `source/posts.txt` explains.
    pub posts: &'static str,
    /// People whose name, number or date is fixed.
    pub named_people: &'static str,
    /// The shipped table of departments.
    pub departments: &'static str,
    /// The shipped table of titles.
    pub titles: &'static str,
    /// Domain of the mail addresses.
    pub mail_domain: &'static str,
    /// Beginnings of the titles whose holders have no address.
    pub titles_without_mail: &'static [&'static str],
    /// Codes of the departments whose people have no address.
    pub departments_without_mail: &'static [&'static str],
    /// Share of women where the title says nothing else.
    pub female_percent: u32,
    /// People of G70 who entered on 2025-04-01.
    pub newcomers: usize,
    /// People marked as RPA担当.
    pub automation_staff: usize,
    /// Whether every section names a DX推進リーダー.
    pub names_leaders: bool,
}
