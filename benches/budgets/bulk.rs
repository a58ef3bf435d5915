//! What takes long however quick each row is: an import of very many rows, taking it back, and an
//! export; with the memory they need.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chrono::DateTime;
use voronka::clock::Clock;
use voronka::crm::export::{Naming, Request as Wanted, Shape};
use voronka::crm::import::{OnDuplicate, Request};
use voronka::crm::init::Choices;
use voronka::crm::reader::{Reader, Sort, Window};
use voronka::crm::{Database, Writer};
use voronka::domain::command::Command;
use voronka::domain::field::{Choice, Field};
use voronka::domain::noun::Noun;
use voronka::domain::query::Filter;
use voronka::domain::setup::Source;
use voronka::domain::stage::{Pipeline, Stage};
use voronka::exchange::export::{For, Format};
use voronka::exchange::plan::{Plan, Request as Columns, Words};
use voronka::exchange::table::Table as File;
use voronka::reading;

use crate::Outcome;
use crate::data::{Data, NOW, said};
use crate::floor::{self, Floor};
use crate::measure::{Budget, Table, by_turns, timed};

/// How many times each is measured.
const TURNS: usize = 3;

/// How many keys are measured while nobody writes.
const KEYS: usize = 150;

/// Measures all of it.
pub fn measure(data: &Data, table: &mut Table) -> Outcome<()> {
    let reader = data.database.reader(data.viewer).map_err(said)?;
    let floor = Floor::open(&data.plain)?;
    let mut text = Vec::new();
    table.compare(
        "export of all leads",
        Budget::Within(5_000.0),
        TURNS,
        |_| {
            let before = resident()?;
            text = export(&reader)?;
            grown("export, with its text", before);
            Ok(())
        },
        |_| floor.export(),
    )?;
    let text = String::from_utf8(text)?;
    let folder = data.plain.parent().ok_or("the files have no folder")?;
    let file = File::open(&text).map_err(|refusal| format!("{refusal:?}"))?;
    let (mut imports, mut undos) = (Pair::default(), Pair::default());
    for turn in 0..TURNS {
        let ours = || fresh(folder, |path| ours(&file, path));
        let (ours, plain) = by_turns(turn, ours, || fresh(folder, |path| plain(&text, path)))?;
        imports.push(ours.0, plain.0);
        undos.push(ours.1, plain.1);
    }
    let rows = file.rows().count();
    let what = format!("import of {rows} leads into an empty file");
    table.note(what, Budget::Times(2.0), imports.ours, imports.plain);
    table.note("taking the import back", Budget::Times(2.0), undos.ours, undos.plain);
    let (beside, alone) = fresh(folder, |path| watched(&file, path))?;
    table.note("keys of two others beside the import", Budget::Seldom(50.0), beside, alone);
    Ok(())
}

/// How long one thing took us, and how long it took plain SQLite.
#[derive(Default)]
struct Pair {
    ours: Vec<Duration>,
    plain: Vec<Duration>,
}

impl Pair {
    fn push(&mut self, ours: Duration, plain: Duration) {
        self.ours.push(ours);
        self.plain.push(plain);
    }
}

/// Does something with a file that is not there before, nor afterwards.
fn fresh<T>(folder: &Path, doing: impl FnOnce(&Path) -> Outcome<T>) -> Outcome<T> {
    let path = folder.join("import.db");
    remove(&path);
    let outcome = doing(&path);
    remove(&path);
    outcome
}

/// How long it takes to bring a file in, and to take that back.
fn ours(file: &File<'_>, path: &Path) -> Outcome<(Duration, Duration)> {
    let mut writer = settled(path)?;
    let mut operation = None;
    let import = timed(|| {
        let before = resident()?;
        operation = bring_in(&mut writer, file)?;
        grown("import", before);
        Ok(())
    })?;
    let undo = timed(|| {
        let before = resident()?;
        writer.execute(NOW + 1, &Command::Undo { operation }).map_err(said)?;
        grown("undo of the import", before);
        Ok(())
    })?;
    Ok((import, undo))
}

/// The same in plain tables.
fn plain(text: &str, path: &Path) -> Outcome<(Duration, Duration)> {
    let import = timed(|| floor::import(path, text))?;
    let floor = Floor::open(path)?;
    Ok((import, timed(|| floor.put_away(NOW + 1))?))
}

/// How long the keys of colleagues take beside an import, and how long when nobody writes.
fn watched(file: &File<'_>, path: &Path) -> Outcome<(Vec<Duration>, Vec<Duration>)> {
    let mut writer = settled(path)?;
    let colleagues = Colleagues::hire(path);
    let brought = bring_in(&mut writer, file);
    let keys = colleagues.dismiss()?;
    brought?;
    Ok(keys)
}

/// A new file with somebody who writes to it.
fn settled(path: &Path) -> Outcome<Writer> {
    let database = Database::open(path).map_err(said)?;
    database.settle(&Choices::of_country("RU")).map_err(said)?;
    let me = database.person("me", "Me").map_err(said)?;
    database.writer(Database::viewer(&me)).map_err(said)
}

/// Two people who look at the board and the list, thirty keys a second.
struct Colleagues {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<Result<Vec<Duration>, String>>>,
    path: PathBuf,
}

impl Colleagues {
    fn hire(path: &Path) -> Colleagues {
        let stop = Arc::new(AtomicBool::new(false));
        let work = || {
            let (path, stop) = (path.to_owned(), Arc::clone(&stop));
            std::thread::spawn(move || look(&path, &stop).map_err(|error| error.to_string()))
        };
        let threads = vec![work(), work()];
        Colleagues { stop, threads, path: path.to_owned() }
    }

    /// How long each key took, and how long one takes when nobody writes.
    fn dismiss(self) -> Outcome<(Vec<Duration>, Vec<Duration>)> {
        self.stop.store(true, Ordering::Relaxed);
        let mut beside = Vec::new();
        for thread in self.threads {
            beside.extend(thread.join().map_err(|_| "a colleague failed")??);
        }
        let reader = looker(&self.path)?;
        let mut alone = Vec::new();
        for _ in 0..KEYS {
            alone.push(key(&reader)?);
        }
        Ok((beside, alone))
    }
}

fn look(path: &Path, stop: &AtomicBool) -> Outcome<Vec<Duration>> {
    let mut reader = looker(path)?;
    let mut times = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(33));
        reader.changed().map_err(said)?;
        times.push(key(&reader)?);
    }
    Ok(times)
}

fn looker(path: &Path) -> Outcome<Reader> {
    let database = Database::open(path).map_err(said)?;
    let me = database.person("me", "Me").map_err(said)?;
    database.reader(Database::viewer(&me)).map_err(said)
}

/// Reads a column of the board and a page of the list.
fn key(reader: &Reader) -> Outcome<Duration> {
    let setup = reader.setup();
    let pipeline = setup.pipelines_of(Noun::Lead).next().ok_or("no pipeline")?.id;
    let stage = setup.stages_of(pipeline).next().ok_or("no stage")?.id;
    let columns: Vec<&Field> = setup.registry.columns(Noun::Lead).collect();
    let sort = Sort { field: "created_at".to_owned(), descending: true };
    let begun = Instant::now();
    let window = || Window::Top { rows: 30 };
    reader.column(Noun::Lead, stage, &Filter::All, window()).map_err(said)?;
    reader.list(Noun::Lead, &columns, &Filter::All, &sort, window()).map_err(said)?;
    Ok(begun.elapsed())
}

fn bring_in(
    writer: &mut Writer,
    file: &File<'_>,
) -> Outcome<Option<voronka::domain::command::OpId>> {
    let setup = writer.setup().map_err(said)?;
    let mut plan = Plan::new(
        file.headers(),
        &Columns {
            noun: Noun::Lead,
            registry: &setup.registry,
            currency: setup.currency,
            country: &setup.country,
            words: &Words::default(),
            profile: None,
            map: &[],
        },
    )
    .map_err(|refusal| format!("{refusal:?}"))?;
    plan.study(file);
    let stop = AtomicBool::new(false);
    let request = Request {
        noun: Noun::Lead,
        file: "leads.csv",
        table: file,
        plan: &plan,
        from: 0,
        examples: &[],
        duplicates: (OnDuplicate::Allow, &[]),
        dates: &reading::dates(Clock::stopped(0), "RU"),
        stop: &stop,
    };
    let report = writer.import(NOW, &request, &mut |_, _| {}).map_err(said)?;
    if !report.rejected.is_empty() {
        return Err(format!("{} rows were rejected", report.rejected.len()).into());
    }
    Ok(report.operation)
}

/// All leads with every column a person would choose, in codes.
fn export(reader: &Reader) -> Outcome<Vec<u8>> {
    let setup = reader.setup();
    let columns: Vec<&Field> = voronka::crm::export::columns(&setup, Noun::Lead);
    let request = Wanted {
        noun: Noun::Lead,
        columns: &columns,
        filter: &Filter::All,
        sort: &Sort { field: "created_at".to_owned(), descending: false },
        shape: Shape::Table { format: Format::Csv, whom: For::Machine, naming: &Codes },
    };
    Ok(reader.export(&request, Vec::new(), &mut |_| {}).map_err(said)?.0)
}

/// Everything by its code.
struct Codes;

impl Naming for Codes {
    fn stage(&self, stage: &Stage) -> String {
        stage.code.clone()
    }

    fn pipeline(&self, pipeline: &Pipeline) -> String {
        pipeline.code.clone()
    }

    fn source(&self, source: &Source) -> String {
        source.code.clone()
    }

    fn choice(&self, choice: &Choice) -> String {
        choice.code.clone()
    }

    fn subject(&self, subject: &str) -> String {
        subject.to_owned()
    }

    fn moment(&self, at: i64) -> String {
        DateTime::from_timestamp(at, 0).unwrap_or_default().to_rfc3339()
    }
}

/// Forgets the most memory this process had until now, and says what it has, in KiB; nothing where
/// the system does not tell.
pub fn resident() -> Outcome<Option<i64>> {
    // Without the right to forget, the most is that of the whole run, and still an upper bound.
    let _ = fs::write("/proc/self/clear_refs", "5");
    Ok(status("VmRSS:"))
}

/// Says how much memory this process had at most during an action, and how much before it.
pub fn grown(what: &str, before: Option<i64>) {
    if let (Some(before), Some(most)) = (before, status("VmHWM:")) {
        eprintln!("memory: {what}: {} MiB at most, {} before", most / 1024, before / 1024);
    }
}

fn status(line: &str) -> Option<i64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let found = status.lines().find_map(|one| one.strip_prefix(line))?;
    found.trim().trim_end_matches("kB").trim().parse().ok()
}

/// Removes a database with what SQLite keeps beside it.
pub fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        let _ = fs::remove_file(name);
    }
}
