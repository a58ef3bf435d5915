//! Doing what is wanted with the team's settings: what has to be read for it is read here.

use super::App;
use super::Writing;
use super::worker::Job;
use crate::crm::Failure;
use crate::crm::settings::counts::COUNTED;
use crate::crm::settings::heirs::retiring;
use crate::domain::access::{self, Right};
use crate::domain::command::{Command, Did, Set};
use crate::domain::field::Section;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::rule;
use crate::domain::stage::{Meaning, PipelineId, Stage, StageId, check_goes};
use crate::domain::value::Value;
use crate::tui::acts::team::{self, Deed, Place, Question};
use crate::tui::effect::{Effect, Open, Reply};
use crate::tui::screen::form::Form;
use crate::tui::screen::line::Line;
use crate::tui::screen::picker::Picker;
use crate::tui::screen::settings::{Kind, Settings};
use crate::tui::screen::{Context, Screen};
use crate::words::called::own_name;

impl App {
    /// Shows a kind of settings.
    pub(super) fn show_settings(&mut self, kind: Kind) -> Result<(), Failure> {
        self.screens = vec![Screen::Settings(Settings::at(kind))];
        self.reload_at(0)
    }

    /// Puts the cursor on what was made or brought back.
    pub(super) fn follow_setting(&mut self, did: Did, on: RecordRef) {
        if matches!(did, Did::Created | Did::Undone | Did::Redone) {
            self.with_top(|screen, context| {
                if let Screen::Settings(settings) = screen {
                    settings.go_to(on, context);
                }
            });
        }
    }

    /// Does something with the settings, where the person may.
    pub(super) fn do_deed(&mut self, deed: Deed) -> Result<(), Failure> {
        if let Err(refusal) = self.may(deed) {
            self.refuse(&refusal);
            return Ok(());
        }
        match deed {
            Deed::Menu(id) => self.ask_of_stage(id, team::menu),
            Deed::Recolour(id) => self.ask_of_stage(id, team::colours),
            Deed::Rename(id) => self.ask_line(|context| {
                let stage = context.setup.stage(id)?;
                let title = team::renaming(stage);
                let name = context.words.stage(stage);
                let was = Some(name.to_owned());
                Some(team::line(Question::Name(id, was), &title, name, context))
            }),
            Deed::Limit(id) => self.ask_line(|context| {
                let days = context.setup.stage(id)?.limit_days;
                let title = Message::new("line-stage-limit").with("stage", Arg::Stage(id));
                let text = days.map(|days| days.to_string()).unwrap_or_default();
                Some(team::line(Question::Limit(id), &title, &text, context))
            }),
            Deed::Add(place) => {
                let picker = self.with_top(|_, context| team::add(place, context));
                self.open_picker(picker)
            }
            Deed::AddStage(place, meaning) => self.ask_line(|context| {
                let behind = team::behind(place, meaning, context);
                let title = match (meaning, behind) {
                    (Meaning::Lost, _) => Message::new("line-new-stage-lost"),
                    (_, Some(stage)) => {
                        Message::new("line-new-stage").with("stage", Arg::Stage(stage.id))
                    }
                    (_, None) => Message::new("line-first-stage"),
                };
                Some(team::line(Question::Stage(place, meaning), &title, "", context))
            }),
            Deed::AddPipeline(like) => self.ask_line(|context| {
                let pipeline = context.setup.pipelines.iter().find(|p| p.id == like)?;
                let title = Message::new("line-new-pipeline")
                    .with("pipeline", context.words.pipeline(pipeline));
                Some(team::line(Question::Pipeline(like), &title, "", context))
            }),
            Deed::New(noun @ Noun::Source) => self.ask_line(|context| {
                let title = Message::new("line-new-source");
                Some(team::line(Question::Entry(noun), &title, "", context))
            }),
            Deed::New(Noun::Rule) | Deed::NewFull(Noun::Rule, _) => {
                let picker = self.with_top(|_, context| team::add_rule(context));
                self.open_picker(picker)
            }
            Deed::AddRule(action) => {
                let form = self.with_top(|_, context| {
                    let fields = team::rule_fields(action, context);
                    Form::over_new(Noun::Rule, fields, team::new_rule(action), context)
                });
                form.map_or(Ok(()), |form| self.open_screen(Open::Form(form)))
            }
            Deed::Switch(id) => match self.setup.rules.iter().find(|rule| rule.id == id) {
                Some(rule) => {
                    let was = Some(Value::Int(i64::from(rule.enabled)));
                    let set = Set { was, ..Set::new("enabled", i64::from(!rule.enabled)) };
                    self.set(Noun::Rule, id.0, set)
                }
                None => Ok(()),
            },
            Deed::New(noun) => self.do_deed(Deed::NewFull(noun, None)),
            Deed::NewFull(noun, place) => {
                let form = self.with_top(|_, context| {
                    let set = team::prefilled(noun, place, context);
                    Form::over_new(noun, team::fields(noun, true, context), set, context)
                });
                form.map_or(Ok(()), |form| self.open_screen(Open::Form(form)))
            }
            Deed::Shift(on, way) => match self.reader.shift(on, way)? {
                Some(command) => self.commit(Job::Execute(self.now(), command), Writing::Stay),
                None => {
                    self.say(&Message::new("why-no-place-there"));
                    Ok(())
                }
            },
            Deed::Edit(on) => self.edit_entry(on),
            Deed::Remove(on) => self.remove(on),
            Deed::Mode => self.ask_mode(),
            Deed::Pipelines => self.show_settings(Kind::Stages),
            Deed::Rules => self.show_settings(Kind::Rules),
        }
    }

    /// Whether the person may; the refusal says who else does.
    fn may(&self, deed: Deed) -> Result<(), Refusal> {
        let right = match deed {
            Deed::Add(_) | Deed::AddStage(..) | Deed::AddPipeline(_) => Right::Create,
            Deed::New(_) | Deed::NewFull(..) | Deed::AddRule(_) => Right::Create,
            Deed::Rules => Right::Read,
            Deed::Remove(_) => Right::Delete,
            _ => Right::Edit,
        };
        let own = RecordRef::new(Noun::User, self.desk.me.0);
        if deed == Deed::Edit(own) || access::may(self.reader.viewer(), right, deed.noun()).is_ok()
        {
            return Ok(());
        }
        Err(team::administrators_only(&self.setup))
    }

    /// Takes the answer to a question about the settings.
    pub(super) fn answer_team(&mut self, asked: &Question, reply: &Reply) -> Result<(), Failure> {
        match reply {
            Reply::Chosen(keys) => match keys.first() {
                Some(key) => self.chosen(asked, key),
                None => Ok(()),
            },
            Reply::Text(text) if text.trim().is_empty() && !matches!(asked, Question::Limit(_)) => {
                self.give_back(Some(&Refusal::rule(Message::new("why-no-name"))));
                Ok(())
            }
            Reply::Text(text) => self.typed(asked, text.trim()),
            Reply::Words(..) | Reply::New(..) => Ok(()),
        }
    }

    fn chosen(&mut self, asked: &Question, key: &str) -> Result<(), Failure> {
        match *asked {
            Question::Menu(id) => {
                match self.setup.stage(id).and_then(|stage| team::chosen(stage, key)) {
                    Some(deed) => self.do_deed(deed),
                    None => Ok(()),
                }
            }
            Question::Rule => match rule::Action::parse(key) {
                Some(action) => self.do_deed(Deed::AddRule(action)),
                None => Ok(()),
            },
            Question::Colour(id) => self.set(Noun::Stage, id.0, Set::new("colour", key)),
            Question::Add(place) => {
                let pipeline = || {
                    let noun = Noun::parse(key)?;
                    team::like(place, noun, &self.setup).map(Deed::AddPipeline)
                };
                let stage = Meaning::parse(key).map(|meaning| Deed::AddStage(place, meaning));
                stage.or_else(pipeline).map_or(Ok(()), |deed| self.do_deed(deed))
            }
            Question::Heir(on) => match key.parse() {
                Ok(heir) => match self.reader.retire(&[on], RecordRef::new(on.noun, heir)) {
                    Ok(commands) => {
                        let job = Job::ExecuteAll(self.now(), retiring(on.noun), commands);
                        self.commit(job, Writing::Stay)
                    }
                    Err(failure) => self.fail(failure),
                },
                Err(_) => Ok(()),
            },
            Question::Gone(on) if key == team::YES => self.execute(Command::Delete { on }),
            _ => Ok(()),
        }
    }

    fn typed(&mut self, asked: &Question, text: &str) -> Result<(), Failure> {
        match *asked {
            Question::Name(id, ref was) => match self.setup.stage(id) {
                Some(stage) => {
                    self.execute(team::renamed(stage, text, was.as_deref(), self.desk.lang))
                }
                None => Ok(()),
            },
            Question::Limit(id) => {
                let read = self.with_top(|_, context| {
                    let field = context.setup.registry.get(Noun::Stage, "limit_days")?;
                    Some(context.reading.value(field, text, None, None))
                });
                match read.flatten() {
                    Some(Ok(days)) => self.set(Noun::Stage, id.0, Set::new("limit_days", days)),
                    Some(Err(refusal)) => {
                        self.give_back(Some(&refusal));
                        Ok(())
                    }
                    None => Ok(()),
                }
            }
            Question::Stage(place, meaning) => self.add_stage(place, meaning, text),
            Question::Pipeline(like) => self.add_pipeline(like, text),
            Question::Entry(noun) => {
                let name = own_name(self.desk.lang);
                self.execute(Command::Create { noun, set: vec![Set::new(name, text)] })
            }
            _ => Ok(()),
        }
    }

    fn add_stage(&mut self, place: Place, meaning: Meaning, name: &str) -> Result<(), Failure> {
        let behind = self
            .with_top(|_, context| team::behind(place, meaning, context).map(|stage| stage.id))
            .flatten();
        let position = match behind {
            Some(stage) => {
                let card = self.reader.card(RecordRef::new(Noun::Stage, stage.0))?;
                card.row.int("position").map(|position| position + 1)
            }
            None => None,
        };
        let command =
            self.with_top(|_, context| team::new_stage(place, meaning, name, position, context));
        command.map_or(Ok(()), |command| self.execute(command))
    }

    /// Adds a pipeline with the stages of another one.
    fn add_pipeline(&mut self, like: PipelineId, name: &str) -> Result<(), Failure> {
        let name_field = own_name(self.desk.lang);
        let set = vec![Set::new(name_field, name)];
        self.execute(Command::CreatePipeline { like, set })
    }

    /// Opens the form over an entry.
    fn edit_entry(&mut self, on: RecordRef) -> Result<(), Failure> {
        let card = match self.reader.card(on) {
            Ok(card) => card,
            Err(failure) => return self.fail(failure),
        };
        let form = self.with_top(|_, context| {
            let action = rule::Action::parse(card.row.text("action"));
            let fields = match action.filter(|_| on.noun == Noun::Rule) {
                Some(action) => team::rule_fields(action, context),
                None => team::fields(on.noun, false, context),
            };
            let what = context.words.section(on.noun, Section::Main);
            let name = team::name_of(on, &card.row, context);
            let title = format!("{what} {} {name}", context.theme.glyphs.dot);
            Form::edit_as(&card.row, fields, title, context)
        });
        form.map_or(Ok(()), |form| self.open_screen(Open::Form(form)))
    }

    /// Takes an entry away. Where it is used, it is asked which other one takes its place; where a
    /// field holds something, whether it goes at all.
    fn remove(&mut self, on: RecordRef) -> Result<(), Failure> {
        match on.noun {
            Noun::Stage => {
                let Some(stage) = self.setup.stage(StageId(on.id)).cloned() else { return Ok(()) };
                let goes = check_goes(&stage, self.setup.stages_of(stage.pipeline))
                    .and_then(|()| rule::check_stage_goes(stage.id, &self.setup));
                if let Err(refusal) = goes {
                    self.refuse(&refusal);
                    return Ok(());
                }
                let count = self.reader.at_stages()?.get(&stage.id).copied().unwrap_or_default();
                if count == 0 {
                    return self.execute(Command::Delete { on });
                }
                let own = self.setup.pipelines.iter().find(|p| p.id == stage.pipeline);
                let noun = own.map_or(Noun::Deal, |pipeline| pipeline.noun);
                let picker = self.with_top(|_, context| team::heir(&stage, noun, count, context));
                self.open_picker(picker)
            }
            Noun::Field => {
                let row = self.reader.card(on)?.row;
                let noun = Noun::parse(row.text("noun"));
                let count = match noun {
                    Some(noun) => self.reader.filled(noun, row.text("name"))?,
                    None => 0,
                };
                if count == 0 {
                    return self.execute(Command::Delete { on });
                }
                let more = if count < COUNTED { "" } else { "+" };
                let said = format!("{count}{more}");
                let picker =
                    self.with_top(|_, context| team::gone(on, row.text("label"), &said, context));
                self.open_picker(picker)
            }
            Noun::Source | Noun::User => {
                let count = self.reader.uses(on)?;
                let row = self.reader.card(on)?.row;
                let picker = self.with_top(|_, context| {
                    let name = team::name_of(on, &row, context);
                    team::successor(on, &name, count, context)
                });
                match picker.flatten() {
                    Some(picker) if count > 0 => self.open_picker(Some(picker)),
                    _ => self.execute(Command::Delete { on }),
                }
            }
            _ => self.execute(Command::Delete { on }),
        }
    }

    fn ask_of_stage(
        &mut self,
        id: StageId,
        ask: impl FnOnce(&Stage, &Context) -> Picker,
    ) -> Result<(), Failure> {
        let picker = self.with_top(|_, context| Some(ask(context.setup.stage(id)?, context)));
        self.open_picker(picker.flatten())
    }

    fn ask_line(&mut self, ask: impl FnOnce(&Context) -> Option<Line>) -> Result<(), Failure> {
        match self.with_top(|_, context| ask(context)).flatten() {
            Some(line) => self.apply(Effect::open(Open::Line(line))),
            None => Ok(()),
        }
    }

    fn open_picker(&mut self, picker: Option<Picker>) -> Result<(), Failure> {
        picker.map_or(Ok(()), |picker| self.apply(Effect::open(Open::Picker(picker))))
    }

    fn set(&mut self, noun: Noun, id: i64, set: Set) -> Result<(), Failure> {
        self.execute(Command::Edit { on: RecordRef::new(noun, id), set: vec![set] })
    }

    fn execute(&mut self, command: Command) -> Result<(), Failure> {
        self.commit(Job::Execute(self.now(), command), Writing::Stay)
    }
}
