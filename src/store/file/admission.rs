//! Whom the system lets at a database. Whatever belongs to it is given its group and its permissions,
//! so that whoever may write the one may write all.

use std::fs::{self, File, Metadata, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown, lchown};
use std::path::Path;

/// The sign of a folder in which whatever is made belongs to its group.
const OF_GROUP: u32 = 0o2000;

/// To whom a database belongs and who may open it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Admission {
    owner: u32,
    group: u32,
    mode: u32,
}

impl Admission {
    /// That of the file at this path.
    ///
    /// # Errors
    /// When there is none that can be looked at.
    pub fn of(file: &Path) -> io::Result<Admission> {
        fs::metadata(file).map(|there| Admission {
            owner: there.uid(),
            group: there.gid(),
            mode: there.mode() & 0o666,
        })
    }

    /// The same for its owner and, where it is a team's, its group; never for anybody else.
    pub fn of_team(self) -> Admission {
        Admission { mode: self.mode & 0o660 | 0o600, ..self }
    }

    /// Whether its owner may write it.
    pub fn is_writable(self) -> bool {
        self.mode & 0o200 != 0
    }

    /// Whether it lets more people at what it is of than are let at a file now.
    pub fn exceeds(self, there: &Metadata) -> bool {
        there.gid() != self.group || self.mode & !there.mode() != 0
    }

    /// Lets the same people at a file. Where the system does not allow it, it stays as it is: whoever
    /// owns a file may give it to a group that he is of himself, and only root to another owner.
    pub fn give(self, file: &Path) {
        self.hand_over(file, self.mode);
    }

    /// The same for a file that is open.
    pub fn give_open(self, file: &File) {
        if fchown(file, Some(self.owner), Some(self.group)).is_err() {
            let _ = fchown(file, None, Some(self.group));
        }
        // Set apart from making it, which leaves out what a session keeps from others by default.
        let _ = file.set_permissions(Permissions::from_mode(self.mode));
    }

    /// Lets the same people look into a folder, and put things there.
    pub fn give_folder(self, folder: &Path) {
        let Ok(there) = fs::metadata(folder) else { return };
        let of_group = there.mode() & OF_GROUP;
        // Who may read a file may look into its folder.
        let looks = (self.mode & 0o444) >> 2;
        self.hand_over(folder, self.mode | looks | of_group);
    }

    fn hand_over(self, place: &Path, mode: u32) {
        if lchown(place, Some(self.owner), Some(self.group)).is_err() {
            let _ = lchown(place, None, Some(self.group));
        }
        let _ = fs::set_permissions(place, Permissions::from_mode(mode));
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::chown;

    use rustix::process;

    use super::*;

    /// A group that a file can be given to which belongs to another one, as far as there is any.
    fn another_group() -> u32 {
        let own = process::getegid();
        let others = process::getgroups().unwrap();
        let other = others.into_iter().find(|group| *group != own);
        let root = process::geteuid().is_root().then_some(own.as_raw() + 1);
        root.or(other.map(|group| group.as_raw())).unwrap_or(own.as_raw())
    }

    #[test]
    fn what_belongs_to_a_database_is_given_its_group_and_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let [database, open, closed, inner] =
            ["crm.db", "open", "closed", "inner"].map(|name| folder.path().join(name));
        for file in [&database, &closed] {
            fs::write(file, "").unwrap();
        }
        let group = another_group();
        chown(&database, None, Some(group)).unwrap();
        fs::create_dir(&inner).unwrap();
        let opened = File::create(&open).unwrap();
        for (mode, of_folder) in [(0o660, 0o770), (0o640, 0o750), (0o600, 0o700)] {
            fs::set_permissions(&database, Permissions::from_mode(mode)).unwrap();
            let admission = Admission::of(&database).unwrap();
            admission.give_open(&opened);
            admission.give(&closed);
            admission.give_folder(&inner);
            for (place, expected) in [(&open, mode), (&closed, mode), (&inner, of_folder)] {
                let there = fs::metadata(place).unwrap();
                assert_eq!((there.gid(), there.mode() & 0o777), (group, expected), "{place:?}");
                assert!(place == &inner || !admission.exceeds(&there), "{place:?}");
            }
        }
    }

    #[test]
    fn files_that_let_fewer_in_are_known() {
        let folder = tempfile::tempdir().unwrap();
        let [database, beside] = ["crm.db", "crm.db-wal"].map(|name| folder.path().join(name));
        for (of_database, of_beside, exceeds) in
            [(0o660, 0o600, true), (0o660, 0o660, false), (0o600, 0o660, false)]
        {
            for (file, mode) in [(&database, of_database), (&beside, of_beside)] {
                fs::write(file, "").unwrap();
                fs::set_permissions(file, Permissions::from_mode(mode)).unwrap();
            }
            let admission = Admission::of(&database).unwrap();
            let there = fs::metadata(&beside).unwrap();
            assert_eq!(admission.exceeds(&there), exceeds, "{of_database:o} {of_beside:o}");
        }
    }

    #[test]
    fn a_team_is_the_owner_and_the_group() {
        for (mode, expected) in [(0o666, 0o660), (0o604, 0o600), (0o440, 0o640)] {
            let admission = Admission { owner: 0, group: 0, mode };
            assert_eq!(admission.of_team().mode, expected, "{mode:o}");
        }
    }
}
