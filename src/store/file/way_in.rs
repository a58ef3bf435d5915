//! What lets somebody in who is kept out of a database: found from the owners, groups and permissions of
//! its files and their folder, and told as the command that is to be run.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::process;
use uzers::os::unix::UserExt;

/// What makes a folder a team's: its group makes files there, and they belong to that group.
const OF_TEAM: u32 = 0o2070;

/// What makes a file a team's: its group reads and writes it.
const BY_TEAM: u32 = 0o060;

/// The sign of a folder in which each removes only what is his own.
const STICKY: u32 = 0o1000;

/// How a group is called in a command while nobody knows which it will be.
const SOME_GROUP: &str = "GROUP";

/// What lets somebody at files that he may not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Their owner runs this command.
    Command(String),
    /// Their owner runs this command, with the name of a group for the word in it.
    OfSomeGroup(String, &'static str),
    /// Their owner moves them out of his home, where nobody else comes in.
    Move,
    /// They are a group's that he is not of: an administrator of the machine runs this command, and
    /// he logs in anew.
    Join(String, String),
}

/// What lets whoever asks at those of a database's files that are closed to him; none of them where
/// only its folder is. Nothing where that cannot be told from owners, groups and permissions.
pub fn way_in(database: &Path, closed: &[PathBuf]) -> Option<Way> {
    let of_database = fs::metadata(database).ok()?;
    let folder = folder_of(database);
    let of_folder = fs::metadata(folder).ok()?;
    let files = closed.iter().filter_map(|file| Some((file.clone(), fs::metadata(file).ok()?)));
    // In a place for everybody's files, and in somebody else's, the files must do.
    let is_its_owners = of_folder.uid() == of_database.uid() && of_folder.mode() & STICKY == 0;
    let groups = [of_folder.gid(), of_database.gid()];
    let folder = is_its_owners.then(|| (folder.to_owned(), of_folder));
    let is_shared = is_a_teams(&of_database);
    let database = (database.to_owned(), of_database);
    way(&database, is_shared, &groups, &files.collect::<Vec<_>>(), folder)
}

/// What lets whoever asks into a folder that he may not enter. Nothing where that cannot be told.
pub fn way_into(folder: &Path) -> Option<Way> {
    let place = (folder.to_owned(), fs::metadata(folder).ok()?);
    let is_shared = place.1.mode() & OF_TEAM & 0o777 == OF_TEAM & 0o777;
    way(&place, is_shared, &[place.1.gid()], &[], Some(place.clone()))
}

/// What lets somebody at files and their folder that belong with a `place`: to the first of the groups
/// he is of, where that is not its owner's own; a place that `is_shared` already is another group's.
fn way(
    place: &Place,
    is_shared: bool,
    groups: &[u32],
    files: &[Place],
    folder: Option<Place>,
) -> Option<Way> {
    let (path, there) = place;
    let owner = uzers::get_user_by_uid(there.uid());
    let home = owner.as_ref().map(UserExt::home_dir).filter(|home| *home != Path::new("/"));
    if home.is_some_and(|home| is_inside(path, home)) {
        return Some(Way::Move);
    }
    let (mine, own) = (self::groups(), owner.map(|owner| owner.primary_group_id()));
    let shared = |group: &&u32| mine.contains(group) && Some(**group) != own;
    let group = groups.iter().find(shared).copied();
    if group.is_none() && is_shared && Some(there.gid()) != own {
        let group = group_name(there.gid());
        let login = user_name(process::geteuid().as_raw());
        let command = format!("usermod -aG {} {}", as_typed(&group), as_typed(&login));
        return Some(Way::Join(group, command));
    }
    let command = sharing(files, folder, group)?;
    Some(match group {
        Some(_) => Way::Command(command),
        None => Way::OfSomeGroup(command, SOME_GROUP),
    })
}

/// Whether a place is in a folder, whatever links lead to either.
fn is_inside(path: &Path, folder: &Path) -> bool {
    let folder = folder.canonicalize();
    path.canonicalize().is_ok_and(|at| folder.is_ok_and(|folder| at.starts_with(folder)))
}

/// What lets colleagues at a database; nothing where a group is let at it already.
pub fn for_colleagues(database: &Path) -> Option<Way> {
    let there = fs::metadata(database).ok()?;
    if is_a_teams(&there) { None } else { way_in(database, &[database.to_owned()]) }
}

/// The folder that a file is in.
pub fn folder_of(file: &Path) -> &Path {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// A path or a name as it is typed in a shell: between quotation marks where it has more than plain
/// characters.
pub fn as_typed(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+@%,:=".contains(c);
    match path.chars().all(plain) {
        true => path.to_owned(),
        false => format!("'{}'", path.replace('\'', r"'\''")),
    }
}

/// The command that gives files, and the folder they are in, to a group, as far as they are not the
/// group's yet.
fn sharing(files: &[Place], folder: Option<Place>, group: Option<u32>) -> Option<String> {
    let is_others = |there: &Metadata| group.is_none_or(|group| there.gid() != group);
    let folder = folder.filter(|(_, there)| is_others(there) || there.mode() & OF_TEAM != OF_TEAM);
    let name = as_typed(&group.map_or_else(|| SOME_GROUP.to_owned(), group_name));
    let all = [folder.as_slice(), files].concat();
    let steps = [
        (format!("chgrp {name}"), of(&all, is_others)),
        ("chmod 2770".to_owned(), of(folder.as_slice(), |_| true)),
        ("chmod 660".to_owned(), of(files, |there| !is_a_teams(there))),
    ];
    let steps: Vec<String> = steps
        .into_iter()
        .filter(|(_, places)| !places.is_empty())
        .map(|(step, places)| format!("{step} {}", places.join(" ")))
        .collect();
    (!steps.is_empty()).then(|| steps.join(" && "))
}

/// A file or a folder, and how it is there.
type Place = (PathBuf, Metadata);

/// Those of the places that are so, as they are typed.
fn of(places: &[Place], is_so: impl Fn(&Metadata) -> bool) -> Vec<String> {
    let places = places.iter().filter(|(_, there)| is_so(there));
    // Whoever runs the command may be anywhere.
    let whole = |place: &Path| std::path::absolute(place).unwrap_or_else(|_| place.to_owned());
    places.map(|(place, _)| as_typed(&whole(place).display().to_string())).collect()
}

/// Whether a group reads and writes a file.
fn is_a_teams(file: &Metadata) -> bool {
    file.mode() & BY_TEAM == BY_TEAM
}

/// The groups that whoever asks is of.
fn groups() -> Vec<u32> {
    let others = process::getgroups().unwrap_or_default();
    [process::getegid()].into_iter().chain(others).map(|group| group.as_raw()).collect()
}

fn group_name(group: u32) -> String {
    let known = uzers::get_group_by_gid(group);
    known.map_or(group.to_string(), |known| known.name().to_string_lossy().into_owned())
}

fn user_name(user: u32) -> String {
    let known = uzers::get_user_by_uid(user);
    known.map_or(user.to_string(), |known| known.name().to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn place(path: PathBuf, mode: u32) -> Place {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let there = fs::metadata(&path).unwrap();
        (path, there)
    }

    #[test]
    fn the_command_names_what_is_not_right_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("it's.db");
        fs::write(&file, "").unwrap();
        let group = fs::metadata(&file).unwrap().gid();
        let (same, other) = (Some(group), Some(group + 54_321));
        let table = [
            (same, 0o2770, 0o660, None),
            (same, 0o2775, 0o600, Some("chmod 660 FILE")),
            (same, 0o770, 0o660, Some("chmod 2770 FOLDER")),
            (same, 0o2700, 0o640, Some("chmod 2770 FOLDER && chmod 660 FILE")),
            (other, 0o2770, 0o660, Some("chgrp OTHER FOLDER FILE && chmod 2770 FOLDER")),
            (
                None,
                0o700,
                0o600,
                Some("chgrp GROUP FOLDER FILE && chmod 2770 FOLDER && chmod 660 FILE"),
            ),
        ];
        let typed = |path: &Path| as_typed(path.to_str().unwrap());
        for (group, of_folder, of_file, expected) in table {
            let folder = place(folder.path().to_owned(), of_folder);
            let file = place(file.clone(), of_file);
            let expected = expected.map(|command| {
                let command = command.replace("FOLDER", &typed(&folder.0));
                let command = command.replace("FILE", &typed(&file.0));
                command.replace("OTHER", &group.map_or_else(String::new, group_name))
            });
            let told = sharing(&[file], Some(folder), group);
            assert_eq!(told, expected, "{group:?} {of_folder:o} {of_file:o}");
        }
        let alone = sharing(&[place(file, 0o600)], None, same).unwrap();
        assert!(alone.starts_with("chmod 660 ") && alone.ends_with(r"it'\''s.db'"), "{alone}");
    }

    #[test]
    fn a_home_that_is_named_by_a_link_is_that_home() {
        let folder = tempfile::tempdir().unwrap();
        let (home, link) = (folder.path().join("home"), folder.path().join("link"));
        fs::create_dir(&home).unwrap();
        std::os::unix::fs::symlink(&home, &link).unwrap();
        let file = home.join("crm.db");
        fs::write(&file, "").unwrap();
        assert!(is_inside(&file, &link) && is_inside(&link.join("crm.db"), &home));
        assert!(!is_inside(folder.path(), &link) && !is_inside(&file, &folder.path().join("none")));
    }

    #[test]
    fn a_folder_that_nobody_else_enters_is_named_with_what_opens_it() {
        let folder = tempfile::tempdir().unwrap();
        let (path, _) = place(folder.path().to_owned(), 0o700);
        let typed = as_typed(path.to_str().unwrap());
        let command = format!("chgrp GROUP {typed} && chmod 2770 {typed}");
        assert_eq!(way_into(&path), Some(Way::OfSomeGroup(command, SOME_GROUP)));
        assert_eq!(way_into(&path.join("none")), None);
    }

    #[test]
    fn colleagues_need_a_way_in_while_no_group_writes_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("crm.db");
        fs::write(&file, "").unwrap();
        for (mode, is_open) in [(0o600, false), (0o640, false), (0o660, true)] {
            place(file.clone(), mode);
            assert_eq!(for_colleagues(&file).is_none(), is_open, "{mode:o}");
        }
        assert_eq!(for_colleagues(&folder.path().join("none.db")), None);
    }
}
