//! The one table of actions: what a key may mean.
//!
//! Dispatch, help, the palette, the hints in the status line, the box of what may follow,
//! `voronka keys` and the `[keys]` part of the configuration all come from these rows. An action
//! does not know what it does: a screen answers it.

/// Where an action may be asked for. A screen names the scopes that hold for it now, the innermost
/// first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Every screen of a section, and the card.
    Global,
    /// A board.
    Board,
    /// A list.
    List,
    /// A calendar.
    Calendar,
    /// The view by deadline of a section.
    Deadlines,
    /// The days with what is planned and done.
    Day,
    /// The list of what is planned and done, where it means more than in any list.
    Doings,
    /// An open card.
    Card,
    /// Records that look alike, in groups or side by side.
    Duplicates,
    /// Records one after the other, each with a decision.
    Queue,
    /// A task over the screen.
    Task,
    /// What colleagues did that concerns the person.
    Inbox,
    /// What can be set.
    Settings,
    /// A view of cards that is arranged.
    Layout,
    /// A long text over the screen.
    Pager,
    /// What came of an operation on many records.
    Results,
    /// A form.
    Form,
    /// A picker, a question, the palette, help.
    Popup,
    /// A field that takes text has the cursor.
    Text,
}

impl Scope {
    /// All of them, in the order help shows them.
    pub const ALL: [Scope; 19] = [
        Scope::Global,
        Scope::Board,
        Scope::List,
        Scope::Deadlines,
        Scope::Day,
        Scope::Doings,
        Scope::Calendar,
        Scope::Card,
        Scope::Duplicates,
        Scope::Queue,
        Scope::Task,
        Scope::Inbox,
        Scope::Settings,
        Scope::Layout,
        Scope::Pager,
        Scope::Results,
        Scope::Form,
        Scope::Popup,
        Scope::Text,
    ];

    /// The message that names it as a heading.
    pub fn title(self) -> &'static str {
        match self {
            Scope::Global => "scope-global",
            Scope::Board => "scope-board",
            Scope::List => "scope-list",
            Scope::Deadlines => "scope-deadlines",
            Scope::Day => "scope-day",
            Scope::Doings => "scope-doings",
            Scope::Calendar => "scope-calendar",
            Scope::Card => "scope-card",
            Scope::Duplicates => "scope-duplicates",
            Scope::Queue => "scope-queue",
            Scope::Task => "scope-task",
            Scope::Inbox => "scope-inbox",
            Scope::Settings => "scope-settings",
            Scope::Layout => "scope-layout",
            Scope::Pager => "scope-pager",
            Scope::Results => "scope-results",
            Scope::Form => "scope-form",
            Scope::Popup => "scope-popup",
            Scope::Text => "scope-text",
        }
    }

    /// Whether bindings of the two scopes hold at the same time, so that the same keys in both
    /// would hide one of them. A field of text is left out, and the list of activities among the lists:
    /// they hide on purpose what is around them.
    pub fn meets(self, other: Scope) -> bool {
        let screen = |s| {
            use Scope::{Board, Calendar, Card, Day, Deadlines, Doings, Duplicates};
            use Scope::{Inbox, Layout, List, Queue, Settings};
            let views = matches!(s, Board | List | Deadlines | Day | Doings | Calendar);
            views || matches!(s, Card | Duplicates | Inbox | Layout | Queue | Settings)
        };
        let over = |s| matches!(s, Scope::Task | Scope::Pager | Scope::Results);
        self == other
            || (self == Scope::Global && screen(other))
            || (other == Scope::Global && screen(self))
            || over(self) && other == Scope::Popup
            || over(other) && self == Scope::Popup
    }
}

/// What must be there for an action to mean anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Records, selected or under the cursor.
    Record,
    /// Such that go through stages.
    Stages,
}

/// Rows of (variant, name, scopes, default keys, what it needs). The ids of the messages follow
/// from the name: `action-<name>` describes the action in a few words, `hint-<name>` is its word
/// in the status line.
macro_rules! actions {
    ($($variant:ident $name:literal [$($scope:ident)+] [$($keys:literal)*] $(=> $need:ident)?)*) => {
        /// What a person may ask for with a key or from the palette.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $(#[doc = concat!("Described by the message `action-", $name, "`.")] $variant,)*
        }

        impl Action {
            /// All of them, in the order help shows them.
            pub const ALL: [Action; [$($name),*].len()] = [$(Action::$variant),*];

            /// Its stable name in the configuration and the palette.
            pub fn name(self) -> &'static str {
                match self { $(Action::$variant => $name,)* }
            }

            /// Where it may be asked for.
            pub fn scopes(self) -> &'static [Scope] {
                match self { $(Action::$variant => &[$(Scope::$scope),+],)* }
            }

            /// Its keys where the configuration says nothing, in notation.
            pub fn default_keys(self) -> &'static [&'static str] {
                match self { $(Action::$variant => &[$($keys),*],)* }
            }

            /// What it cannot do without; nothing where it always means something.
            pub fn needs(self) -> Option<Need> {
                match self {
                    $($(Action::$variant => Some(Need::$need),)?)*
                    _ => None,
                }
            }

            /// The message that describes it, for help and the palette.
            pub fn description(self) -> &'static str {
                match self { $(Action::$variant => concat!("action-", $name),)* }
            }

            /// The message with its one word for the status line.
            pub fn hint(self) -> &'static str {
                match self { $(Action::$variant => concat!("hint-", $name),)* }
            }
        }
    };
}

#[rustfmt::skip]
actions! {
    OpenLeads         "open-leads"           [Global]                                                 ["1"]
    OpenDeals         "open-deals"           [Global]                                                 ["2"]
    OpenContacts      "open-contacts"        [Global]                                                 ["3"]
    OpenCompanies     "open-companies"       [Global]                                                 ["4"]
    OpenDay           "open-day"             [Global]                                                 ["5"]
    OpenSettings      "open-settings"        [Global]                                                 ["7"]
    OpenTeam          "open-team"            [Global]                                                 []
    OpenStages        "open-stages"          [Global]                                                 []
    OpenRules         "open-rules"           [Global]                                                 []
    OpenFields        "open-fields"          [Global]                                                 []
    OpenViews         "open-views"           [Global]                                                 []
    OpenSources       "open-sources"         [Global]                                                 []
    OpenProducts      "open-products"        [Global]                                                 []
    OpenPeople        "open-people"          [Global]                                                 []
    OpenExclusions    "open-exclusions"      [Global]                                                 []
    NextView          "next-view"            [Board List Deadlines Day Calendar]                      ["Tab"]
    PreviousView      "previous-view"        [Board List Deadlines Day Calendar]                      ["S-Tab"]
    ViewBoard         "view-board"           [Board List Deadlines Calendar]                          ["v b"]
    ViewList          "view-list"            [Board List Deadlines Day Calendar]                      ["v l"]
    ViewActivities    "view-activities"      [Board List Deadlines Day Calendar]                      ["v a"]
    ViewCalendar      "view-calendar"        [Board List Deadlines Calendar]                          ["v c"]
    ViewMonth         "view-month"           [Board List Deadlines Calendar]                          ["v m"]
    ViewWeek          "view-week"            [Board List Deadlines Calendar]                          ["v w"]
    ViewDay           "view-day"             [Board List Deadlines Calendar]                          ["v d"]
    ShowAllStages     "show-all-stages"      [Board]                                                  ["z"]
    ShowClosed        "show-closed"          [Board List Deadlines Calendar]                          ["v o"]
    ShowDeleted       "show-deleted"         [Board List Deadlines Calendar]                          ["v x"]
    ShowPlanned       "show-planned"         [Day Doings]                                             ["v p"]
    ShowOverdue       "show-overdue"         [Day Doings]                                             ["v o"]
    ShowToday         "show-today"           [Day Doings]                                             ["v t"]
    ShowWaiting       "show-waiting"         [Board List Deadlines Day Calendar]                      ["v i"]
    ShowDone          "show-done"            [Day Doings]                                             ["v d"]
    ShowEverything    "show-everything"      [Day Doings]                                             ["v e"]
    ShowMine          "show-mine"            [Day Doings]                                             ["v m"]
    ShowInvited       "show-invited"         [Day Doings]                                             ["v g"]
    OtherPane         "other-pane"           [Card Settings]                                          ["Tab" "S-Tab"]

    MoveUp            "move-up"              [Board List Deadlines Day Calendar Card Form Popup Settings Layout]      ["k" "Up"]
    MoveDown          "move-down"            [Board List Deadlines Day Calendar Card Form Popup Settings Layout]      ["j" "Down"]
    MoveLeft          "move-left"            [Board List Deadlines Calendar Card Form Popup Settings] ["h" "Left"]
    MoveRight         "move-right"           [Board List Deadlines Calendar Card Form Popup Settings] ["l" "Right"]
    MoveFirst         "move-first"           [Board List Deadlines Day Calendar Card Form Popup Settings Layout]      ["g g" "Home"]
    MoveLast          "move-last"            [Board List Deadlines Day Calendar Card Form Popup Settings Layout]      ["G" "End"]
    PageUp            "page-up"              [Board List Deadlines Day Calendar Card Form Popup Settings Layout]      ["PgUp"]
    PageDown          "page-down"            [Board List Deadlines Day Calendar Card Form Popup Settings Layout]      ["PgDn"]
    HalfPageUp        "half-page-up"         [Board List Deadlines Day Calendar Card Form Popup Settings Layout]      ["C-u"]
    HalfPageDown      "half-page-down"       [Board List Deadlines Day Calendar Card Form Popup Settings Layout]      ["C-d"]

    Open              "open"                 [Board List Deadlines Day Calendar Queue Settings]       ["Enter"] => Record
    EditField         "edit-field"           [Card]                                                   ["Enter"] => Record
    Confirm           "confirm"              [Form Popup]                                             ["Enter"]
    StepBack          "step-back"            [Global Form Popup]                                      ["Esc"]
    Back              "back"                 [Global Popup]                                           ["q"]

    New               "new"                  [Board List Deadlines Day Calendar Task Settings]        ["n"]
    NewFull           "new-full"             [Board List Deadlines Day Calendar Settings]             ["N"]
    Edit              "edit"                 [Board List Deadlines Day Calendar Card Task Settings]   ["e"] => Record
    EditSection       "edit-section"         [Card]                                                   ["E"] => Record
    EditTable         "edit-table"           [Board List Deadlines Day]                                 ["E"] => Record
    PreviousStage     "move-previous-stage"  [Board List Card]                                        ["H"] => Stages
    NextStage         "move-next-stage"      [Board List Card]                                        ["L"] => Stages
    DueSooner         "due-sooner"           [Deadlines]                                              ["H"] => Record
    DueLater          "due-later"            [Deadlines]                                              ["L"] => Record
    Postpone          "postpone"             [Day]                                                    ["m"] => Record
    PickStage         "pick-stage"           [Board List Deadlines Calendar Card]                     ["m"] => Stages
    Complete          "complete"             [Board List Deadlines Calendar Card]                     ["C"] => Stages
    Win               "win"                  [Board List Deadlines Calendar Card]                     ["W"] => Stages
    Lose              "lose"                 [Board List Deadlines Calendar Card]                     ["X"] => Stages
    PlanActivity      "plan-activity"        [Board List Deadlines Day Calendar Card]                 ["a"] => Record
    Comment           "comment"              [Board List Deadlines Day Calendar Card]                 ["c"] => Record
    MarkDone          "mark-done"            [Board List Deadlines Day Calendar Card Task]            ["d"] => Record
    Responsible       "set-responsible"      [Board List Deadlines Day Calendar Card]                 ["r"] => Record
    Observers         "set-observers"        [Board List Deadlines Calendar Card]                     ["o"] => Record
    Tags              "set-tags"             [Board List Deadlines Calendar Card]                     ["t"] => Record
    Link              "link"                 [Card]                                                   ["n"] => Record
    MoveRowUp         "move-row-up"          [Card]                                                   ["{"] => Record
    MoveRowDown       "move-row-down"        [Card]                                                   ["}"] => Record
    AutoAmount        "auto-amount"          [Card]                                                   ["="] => Record
    OpenFile          "open-file"            [Card Pager]                                             ["O"] => Record
    Pin               "pin"                  [Card]                                                   ["p"] => Record
    Call              "call"                 [Board List Deadlines Day Calendar Card Queue]           ["P"] => Record
    Write             "write"                [Board List Deadlines Day Calendar Card Queue]           ["w"] => Record
    Copy              "copy"                 [Board List Deadlines Day Calendar Card]                 ["y"] => Record
    Delete            "delete"               [Board List Deadlines Day Calendar Card Settings]        ["x"] => Record
    DayBack           "move-day-back"        [Calendar Day]                                           ["H"] => Record
    DayForward        "move-day-forward"     [Calendar Day]                                           ["L"] => Record
    Earlier           "move-earlier"         [Calendar]                                               ["{"] => Record
    Later             "move-later"           [Calendar]                                               ["}"] => Record
    GoToday           "go-to-today"          [Calendar]                                               ["g t"]
    GoToDay           "go-to-day"            [Calendar]                                               ["g d"]
    CalendarBy        "calendar-by"          [Calendar]                                               ["s"]
    OpenQueue         "open-queue"           [Board List Deadlines Day Calendar]                      ["g q"]
    Called            "called"               [Queue]                                                  ["c"]
    NoAnswer          "no-answer"            [Queue]                                                  ["n"]
    CallLater         "call-later"           [Queue]                                                  ["l"]
    Junk              "junk"                 [Queue]                                                  ["x"]
    ConvertLead       "convert-lead"         [Queue]                                                  ["C"]
    Skip              "skip"                 [Queue]                                                  ["s"]
    Duplicates        "duplicates"           [Board List Deadlines]                                   []
    Merge             "merge"                [Board List Deadlines]                                   [] => Record
    NotDuplicates     "not-duplicates"       [Duplicates]                                             ["D"]
    OpenRecord        "open-record"          [Duplicates Task]                                        ["O"]
    ReadAll           "read-all"             [Inbox]                                                  ["A"]
    UnreadOnly        "unread-only"          [Inbox]                                                  ["f"]

    TaskStart         "task-start"           [Task]                                                   ["s"]
    TaskPause         "task-pause"           [Task]                                                   ["p"]
    TaskAccept        "task-accept"          [Task]                                                   ["a"]
    TaskReturn        "task-return"          [Task]                                                   ["r"]

    Select            "select"               [Board List Deadlines Day Form Popup]                    ["Space"]
    SelectRange       "select-range"         [Board List Deadlines Day]                               ["V"]
    SelectAll         "select-all"           [Board List Deadlines Day]                               ["*"]
    Search            "search"               [Board List Deadlines Day Calendar]                      ["/"]
    Filter            "filter"               [Board List Deadlines Day Calendar Card]                 ["f"]
    Sort              "sort"                 [Board List Deadlines Day]                               ["s"]
    Columns           "columns"              [List Deadlines]                                         ["S"]
    UsualLook         "usual-look"           [Board List]                                             []
    StageMenu         "stage-menu"           [Board Settings]                                         ["S"]
    Recolour          "recolour"             [Settings]                                               ["c"] => Record
    SwitchRule        "switch-rule"          [Settings]                                               ["Space"] => Record
    EarlierPlace      "move-earlier-place"   [Settings Layout]                                        ["K" "H"] => Record
    LaterPlace        "move-later-place"     [Settings Layout]                                        ["J" "L"] => Record
    CardLayout        "card-layout"          [Card]                                                   ["S"] => Record
    CardView          "card-view"            [Card Layout]                                            ["v"] => Record
    ToggleShown       "toggle-shown"         [Layout]                                                 ["x" "Space"]
    ToggleAlways      "toggle-always"        [Layout]                                                 ["a"]
    ToggleRequired    "toggle-required"      [Layout]                                                 ["*"]
    PreviousTab       "previous-tab"         [Card]                                                   ["["]
    NextTab           "next-tab"             [Card]                                                   ["]"]
    PreviousPipeline  "previous-pipeline"    [Board List Deadlines]                                   ["["]
    NextPipeline      "next-pipeline"        [Board List Deadlines]                                   ["]"]
    NextRecord        "next-record"          [Card]                                                   ["J"]
    PreviousRecord    "previous-record"      [Card]                                                   ["K"]

    NextField         "next-field"           [Form]                                                   ["Tab"]
    PreviousField     "previous-field"       [Form]                                                   ["S-Tab"]
    Save              "save"                 [Form]                                                   ["C-s"]
    StartOver         "start-over"           [Form]                                                   ["C-r"]

    Minimise          "minimise"             [Card]                                                   ["z"] => Record
    Tray              "tray"                 [Global]                                                 ["Z"]

    SwitchMode        "switch-mode"          [Global]                                                 []
    Load              "load"                 [Board List Deadlines]                                   ["g l"]
    Counters          "counters"             [Global]                                                 []
    ImportHow         "import-how"           [Global]                                                 []
    OpenReminded      "open-reminded"        [Global]                                                 ["g r"]
    MySettings        "my-settings"          [Global]                                                 []
    OpenInbox         "open-inbox"           [Global]                                                 ["g i"]
    Palette           "palette"              [Global]                                                 [":"]
    GoTo              "go-to"                [Global]                                                 ["C-p"]
    Undo              "undo"                 [Global Task Results]                                    ["u"]
    Redo              "redo"                 [Global Task]                                            ["C-r"]
    Repeat            "repeat"               [Global]                                                 ["R"]
    Help              "help"                 [Global Form Popup]                                      ["?"]
    Redraw            "redraw"               [Global Form Popup]                                      ["C-l"]
    Suspend           "suspend"              [Global Form Popup]                                      ["C-z"]
    Quit              "quit"                 [Global Form Popup]                                      ["C-c"]

    OpenLike          "open-like"            [Text]                                                   ["C-o"]
    LinkLike          "link-like"            [Text]                                                   ["C-t"]
    AttachFile        "attach-file"          [Text]                                                   ["C-g"]
    NewLine           "new-line"             [Text]                                                   ["C-n"]
    Editor            "external-editor"      [Text]                                                   ["C-x"]
    CursorLeft        "cursor-left"          [Text]                                                   ["Left" "C-b"]
    CursorRight       "cursor-right"         [Text]                                                   ["Right" "C-f"]
    WordLeft          "word-left"            [Text]                                                   ["C-Left"]
    WordRight         "word-right"           [Text]                                                   ["C-Right"]
    LineStart         "line-start"           [Text]                                                   ["Home" "C-a"]
    LineEnd           "line-end"             [Text]                                                   ["End" "C-e"]
    EraseBack         "erase-back"           [Text]                                                   ["Backspace"]
    EraseForward      "erase-forward"        [Text]                                                   ["Delete" "C-d"]
    EraseWord         "erase-word"           [Text]                                                   ["C-w" "C-Backspace"]
    EraseToStart      "erase-to-start"       [Text]                                                   ["C-u"]
    EraseToEnd        "erase-to-end"         [Text]                                                   ["C-k"]
    BringBack         "bring-back"           [Text]                                                   ["C-y"]
}

impl Action {
    /// The action with this name.
    pub fn named(name: &str) -> Option<Action> {
        Action::ALL.into_iter().find(|action| action.name() == name)
    }

    /// Whether it does something with the record under the cursor: marks it, or cannot do without it.
    pub fn acts_on_record(self) -> bool {
        let marks = matches!(self, Action::Select | Action::SelectRange);
        marks || self == Action::Repeat || self.needs().is_some()
    }

    /// Whether it asks for words, which a person may type before he sees the question.
    pub fn asks_for_words(self) -> bool {
        use Action::{
            CallLater, Called, Comment, Edit, EditField, EditSection, Filter, GoTo, GoToDay,
        };
        use Action::{Link, MarkDone, New, NewFull, Palette, PlanActivity, Postpone, Search, Tags};
        let of_a_view = matches!(self, New | NewFull | Search | Filter | Palette | GoTo | GoToDay);
        let of_a_record = matches!(self, Edit | EditField | EditSection | Link | Comment | Tags);
        let of_work = matches!(self, PlanActivity | MarkDone | Postpone | Called | CallLater);
        of_a_view || of_a_record || of_work || self == Action::TaskReturn
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::tui::key::Keys;

    const CATALOGUES: [(&str, &str); 3] = [
        ("en", include_str!("../../assets/i18n/en/keys.ftl")),
        ("ru", include_str!("../../assets/i18n/ru/keys.ftl")),
        ("pl", include_str!("../../assets/i18n/pl/keys.ftl")),
    ];

    fn messages(catalogue: &str) -> BTreeMap<&str, &str> {
        catalogue.lines().filter_map(|line| line.split_once(" = ")).collect()
    }

    #[test]
    fn names_are_stable_words_that_differ() {
        let names: BTreeSet<&str> = Action::ALL.iter().map(|a| a.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
        for name in names {
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
            assert_eq!(Action::named(name).map(Action::name), Some(name));
        }
    }

    #[test]
    fn every_default_key_reads_back_as_it_is_written() {
        for action in Action::ALL {
            for notation in action.default_keys() {
                let keys: Keys = notation.parse().unwrap();
                assert_eq!(keys.to_string(), *notation, "{}", action.name());
            }
        }
    }

    #[test]
    fn no_default_needs_a_function_key_a_point_or_a_comma() {
        for action in Action::ALL {
            for notation in action.default_keys() {
                let banned = |word: &str| {
                    [".", ","].contains(&word)
                        || (word.starts_with('F') && word.len() > 1)
                        || word.starts_with("A-")
                };
                assert!(!notation.split(' ').any(banned), "{notation}");
            }
        }
    }

    #[test]
    fn every_action_and_scope_is_said_in_three_languages() {
        for (language, catalogue) in CATALOGUES {
            let messages = messages(catalogue);
            for action in Action::ALL {
                let said = messages.get(action.description());
                let length = said.map_or(0, |text| text.chars().count());
                assert!((1..=30).contains(&length), "{language} {} {said:?}", action.description());
                let hint = messages.get(action.hint());
                let length = hint.map_or(0, |text| text.chars().count());
                assert!((1..=12).contains(&length), "{language} {} {hint:?}", action.hint());
            }
            for scope in Scope::ALL {
                assert!(messages.contains_key(scope.title()), "{language} {}", scope.title());
            }
        }
    }

    #[test]
    fn no_message_describes_an_action_that_is_gone() {
        for (language, catalogue) in CATALOGUES {
            for id in messages(catalogue).keys() {
                let name = id.strip_prefix("action-").or_else(|| id.strip_prefix("hint-"));
                if let Some(name) = name {
                    assert!(Action::named(name).is_some(), "{language} {id}");
                }
            }
        }
    }
}
