//! Files of this machine that are to be kept with records, looked at as they are named; and kept
//! ones, opened with the program that shows them: the person's own one, else the desktop's, else a
//! pager where it is a text. Where nothing opens a file its path is copied.

use std::path::PathBuf;

use super::{App, Wish};
use crate::crm::{Failure, files};
use crate::domain::attachment::{self, Attachment};
use crate::domain::message::{Message, Refusal};
use crate::domain::{path, program};
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::picker::{Picker, Row};

/// What opens a file on a desktop.
const DESKTOP: &str = "xdg-open";

/// A file that can be attached, and where it is.
type Looked = Result<(String, Attachment), Refusal>;

impl App {
    /// Opens the only one of some files, or asks which.
    pub(super) fn open_files(&mut self, files: Vec<Attachment>) -> Result<(), Failure> {
        if let [only] = files.as_slice() {
            self.open_file(&only.clone());
            return Ok(());
        }
        let picker = self.with_top(|_, context| {
            let row = |(place, file): (usize, &Attachment)| Row {
                key: place.to_string(),
                text: context.words.file(file),
                note: String::new(),
            };
            let rows = files.iter().enumerate().map(row).collect();
            let title = context.words.text("pick-file");
            Picker::new(Purpose::File(files.clone()), title, rows).by_letter()
        });
        picker.map_or(Ok(()), |picker| self.apply(Effect::open(Open::Picker(picker))))
    }

    /// Opens the file that was chosen of these, by its place among them.
    pub(super) fn answer_file(&mut self, files: &[Attachment], key: Option<&str>) {
        let place = key.and_then(|key| key.parse::<usize>().ok());
        if let Some(file) = place.and_then(|place| files.get(place)) {
            self.open_file(file);
        }
    }

    /// Where a kept file is, from the root: whoever gets the path need not be in this folder.
    pub(super) fn path_of(&self, file: &Attachment) -> PathBuf {
        let path = self.desk.shelf.path(file);
        std::path::absolute(&path).unwrap_or(path)
    }

    /// Tells the screen what the folder of a half-typed path holds.
    pub(super) fn complete_path(&mut self, typed: &str) {
        let meant = path::at_home(&path::meant(typed), &self.desk.home);
        let (folder, _) = path::split(&meant);
        let folder = if folder.is_empty() { "." } else { folder };
        let listed = self.desk.capabilities.path(folder).and_then(|folder| files::listed(&folder));
        self.with_top(|screen, _| screen.take_paths(listed));
    }

    /// Tells the screen whether the file at this path can be attached. Only its name and its size
    /// are looked at.
    pub(super) fn offer_file(&mut self, typed: &str) -> Result<(), Failure> {
        let meant = path::at_home(&path::meant(typed), &self.desk.home);
        match self.look_at(&meant) {
            Ok(found) => {
                self.with_top(|screen, _| screen.take_file(found));
                Ok(())
            }
            Err(failure) => self.fail(failure),
        }
    }

    /// The file at a path with where it is, or why it cannot be attached.
    pub(super) fn look_at(&self, meant: &str) -> Result<Looked, Failure> {
        // Whoever copies it need not be in this folder.
        let path = std::path::absolute(meant).unwrap_or_else(|_| PathBuf::from(meant));
        let proof = self.desk.capabilities.path(&path).map_err(Failure::from);
        match proof.and_then(|proof| self.desk.shelf.look(&proof)) {
            Ok((name, size)) => {
                let size = i64::try_from(size).unwrap_or(i64::MAX);
                let file = Attachment { name, size, sha256: String::new() };
                Ok(Ok((path.display().to_string(), file)))
            }
            Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
            Err(failure) => Err(failure),
        }
    }

    fn open_file(&mut self, file: &Attachment) {
        if let Err(refusal) = self.wish_for(file) {
            self.refuse(&refusal);
        }
    }

    /// # Errors
    /// A refusal where the session may do nothing outside the database, and where the file is gone.
    fn wish_for(&mut self, file: &Attachment) -> Result<(), Refusal> {
        let desk = &self.desk;
        let path = desk.capabilities.path(self.path_of(file))?;
        let path = path.as_path().display().to_string();
        if !desk.shelf.has(file) {
            let lost = Message::new("why-file-lost").with("name", file.name.as_str());
            return Err(Refusal::not_found(lost.with("path", path)));
        }
        let own = &desk.programs.open;
        let command = if !own.is_empty() {
            program::filled(own, &[(attachment::PLACEHOLDER, path.clone())])
        } else if desk.windows {
            vec![DESKTOP.to_owned(), path.clone()]
        } else if desk.shelf.is_text(file) {
            desk.pager.split_whitespace().map(str::to_owned).chain([path.clone()]).collect()
        } else {
            let proof = desk.capabilities.clipboard()?;
            self.say(&Message::new("say-file-path").with("path", path.as_str()));
            self.wish = Some(Wish::Copy(path, proof));
            return Ok(());
        };
        self.wish = Some(Wish::Run(command, desk.capabilities.programs()?));
        Ok(())
    }
}
