//! Several people of one machine at one file, each with the program as himself. Only root can be
//! several people, with `setpriv`; for anybody else all of them are himself, and then it is shown only
//! that nobody is in his own way.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::process::Output;

use rustix::process::{getegid, geteuid};

use super::*;

/// A group that is on no machine.
const TEAM: u32 = 54_321;

const ANNA: &str = "daemon";
const BORIS: &str = "bin";
const STRANGER: &str = "nobody";

/// A folder with a database that Anna made.
struct Office {
    folder: TempDir,
    program: PathBuf,
    are_several: bool,
    team: u32,
}

impl Office {
    fn new() -> Office {
        let folder = TempDir::new().unwrap();
        let knows_groups = || Process::new("setpriv").arg("--clear-groups").arg("true").output();
        let are_several = geteuid().is_root() && knows_groups().is_ok_and(|o| o.status.success());
        if !are_several {
            eprintln!("all are one person here: only root with setpriv can be several");
        }
        // The program may lie where only its owner comes.
        let (built, program) = (env!("CARGO_BIN_EXE_voronka"), folder.path().join("voronka"));
        fs::hard_link(built, &program).or_else(|_| fs::copy(built, &program).map(drop)).unwrap();
        let team = if are_several { TEAM } else { getegid().as_raw() };
        let office = Office { folder, program, are_several, team };
        set_mode(office.folder.path(), 0o755);
        for login in [ANNA, BORIS, STRANGER] {
            let home = office.folder.path().join(login);
            fs::create_dir(&home).unwrap();
            office.give(&home, login, None);
        }
        fs::create_dir(office.room()).unwrap();
        office.give(&office.room(), ANNA, Some(office.team));
        set_mode(&office.room(), 0o770);
        office.done(ANNA, &["init", "--country", "PL"]);
        office.done(ANNA, &["user", "add", BORIS]);
        office.give(&office.db(), ANNA, Some(office.team));
        set_mode(&office.db(), 0o660);
        office
    }

    /// The folder of the team; what is made there belongs to the group of whoever makes it.
    fn room(&self) -> PathBuf {
        self.folder.path().join("room")
    }

    fn db(&self) -> PathBuf {
        self.room().join("crm.db")
    }

    fn beside(&self) -> [PathBuf; 2] {
        ["crm.db-wal", "crm.db-shm"].map(|name| self.room().join(name))
    }

    /// What lies in the folder of the team.
    fn names(&self) -> Vec<String> {
        let files = fs::read_dir(self.room()).unwrap();
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// Gives a file to a person, and to a group or that of the person.
    fn give(&self, file: &Path, login: &str, group: Option<u32>) {
        if self.are_several {
            let user = uzers::get_user_by_name(login).unwrap();
            chown(file, Some(user.uid()), group.or(Some(user.primary_group_id()))).unwrap();
        }
    }

    /// The program run by a person; the stranger is not of the team.
    fn program(&self, login: &str, args: &[&str]) -> Process {
        let mut run =
            Process::new(if self.are_several { Path::new("setpriv") } else { &self.program });
        if self.are_several {
            let user = uzers::get_user_by_name(login).unwrap();
            run.arg(format!("--reuid={}", user.uid()));
            run.arg(format!("--regid={}", user.primary_group_id()));
            match login {
                STRANGER => run.arg("--clear-groups"),
                _ => run.arg(format!("--groups={TEAM}")),
            };
            run.arg(&self.program);
        }
        run.env_clear().env("HOME", self.folder.path().join(login));
        run.env("LANG", "ru_RU.UTF-8").env("VORONKA_DB", self.db()).args(args);
        run
    }

    fn run(&self, login: &str, args: &[&str]) -> Output {
        self.program(login, args).output().unwrap()
    }

    fn done(&self, login: &str, args: &[&str]) -> String {
        let output = self.run(login, args);
        assert!(output.status.success(), "{login} {args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Anna has the file open, and waits for a letter.
    fn held(&self) -> Child {
        let mut waits = self.program(ANNA, &["intake", "mail"]);
        let waits = waits.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let began = Instant::now();
        let is_open = || {
            let files = self.beside().map(fs::metadata);
            files.iter().all(|file| file.as_ref().is_ok_and(|there| there.gid() == self.team))
        };
        while !is_open() {
            assert!(began.elapsed() < PATIENCE, "{:?}", self.names());
            std::thread::sleep(Duration::from_millis(5));
        }
        waits
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn end(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn colleagues_work_on_one_file_in_a_folder_that_gives_nothing_to_its_group() {
    let office = Office::new();
    let held = office.held();
    for file in office.beside() {
        assert_eq!(fs::metadata(&file).unwrap().mode() & 0o777, 0o660, "{file:?}");
    }
    office.done(BORIS, &["lead", "add", "Pumps"]);
    end(held);
    assert!(office.done(BORIS, &["lead", "list"]).contains("Pumps"), "after a crash of Anna's");
    assert_eq!(office.names(), ["crm.db"]);
}

#[test]
fn whoever_is_refused_leaves_nothing_that_keeps_others_out() {
    let office = Office::new();
    set_mode(&office.room(), 0o777);
    for (mode, refused) in [(0o644, 4), (0o666, 4), (0o660, 1)] {
        set_mode(&office.db(), mode);
        let said = office.run(STRANGER, &["lead", "list"]);
        let expected = if office.are_several { refused } else { 0 };
        assert_eq!(said.status.code(), Some(expected), "{mode:o}: {said:?}");
        assert_eq!(office.names(), ["crm.db"], "{mode:o}");
        office.done(ANNA, &["lead", "add", "Pumps"]);
    }
}

#[test]
fn whoever_is_kept_out_is_told_what_lets_him_in() {
    let office = Office::new();
    let told = |who: &str, command: String| {
        let said = office.run(who, &["lead", "list"]);
        if !office.are_several {
            assert!(said.status.success(), "{said:?}");
            return;
        }
        let text = String::from_utf8(said.stderr).unwrap();
        assert_eq!(said.status.code(), Some(1), "{text}");
        assert!(text.starts_with("Нет прав открыть "), "{text}");
        assert!(text.contains(&command), "{command}: {text}");
    };
    let [room, db] = [office.room(), office.db()].map(|path| path.display().to_string());
    let folder = format!("chmod 2770 {room}");
    set_mode(&office.room(), 0o775);
    told(STRANGER, format!("usermod -aG {TEAM} {STRANGER}"));

    // What an earlier version left there.
    end(office.held());
    office.beside().iter().for_each(|file| office.give(file, ANNA, None));
    told(BORIS, format!("chgrp {TEAM} {db}-wal {db}-shm && {folder}"));
    office.done(ANNA, &["lead", "list"]);
    office.done(BORIS, &["lead", "list"]);

    office.give(&office.db(), ANNA, None);
    set_mode(&office.db(), 0o600);
    told(BORIS, format!("chgrp {TEAM} {db} && {folder} && chmod 660 {db}"));
}
