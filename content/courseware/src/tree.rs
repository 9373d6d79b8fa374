//! The files of a set of courses, wherever they come from: a folder on disk or the program itself.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Relative path with `/` (`SEC/SEC-02-targeted-mail/course.toml`) → content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CourseTree(BTreeMap<String, Vec<u8>>);

impl CourseTree {
    /// Reads every file below `folder`; names that begin with a dot are left out.
    ///
    /// # Errors
    /// When a folder or file cannot be read, or a name is not Unicode.
    pub fn from_folder(folder: &Path) -> io::Result<CourseTree> {
        let mut tree = CourseTree::default();
        tree.read_below(folder, "")?;
        Ok(tree)
    }

    /// Adds or replaces one file.
    pub fn insert(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), content.into());
    }

    /// Takes one file away.
    pub fn remove(&mut self, path: &str) -> Option<Vec<u8>> {
        self.0.remove(path)
    }

    /// Content of one file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }

    /// All files in path order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, content)| (path.as_str(), content.as_slice()))
    }

    fn read_below(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().into_string().map_err(|name| {
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("file name is not Unicode: {}", name.display()),
                )
            })?;
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                self.read_below(&entry.path(), &format!("{path}/"))?;
            } else {
                self.insert(path, std::fs::read(entry.path())?);
            }
        }
        Ok(())
    }
}

impl FromIterator<(String, Vec<u8>)> for CourseTree {
    fn from_iter<I: IntoIterator<Item = (String, Vec<u8>)>>(files: I) -> CourseTree {
        CourseTree(files.into_iter().collect())
    }
}
