//! What the operations of the journal are called.

use crate::domain::message::Message;

/// The message that names an operation of this kind.
pub fn name(kind: &str) -> Message {
    Message::new(match kind {
        "create" => "operation-create",
        "plan" => "operation-plan",
        "edit" => "operation-edit",
        "product" => "operation-product",
        "move" => "operation-move",
        "convert" => "operation-convert",
        "comment" => "operation-comment",
        "log" => "operation-log",
        "decide" => "operation-decide",
        "view" => "operation-view",
        "start" => "operation-start",
        "pause" => "operation-pause",
        "accept" => "operation-accept",
        "return" => "operation-return",
        "pin" => "operation-pin",
        "delete" => "operation-delete",
        "restore" => "operation-restore",
        "complete" => "operation-complete",
        "merge" => "operation-merge",
        "apart" => "operation-apart",
        "import" => "operation-import",
        "intake" => "operation-intake",
        "mode" => "operation-mode",
        "country" => "operation-country",
        "retire" => "operation-retire",
        "retire-source" => "operation-retire-source",
        "retire-user" => "operation-retire-user",
        "layout" => "operation-layout",
        "card-view" => "operation-card-view",
        "field" => "operation-field",
        "timeline" => "operation-timeline",
        "undo" => "operation-undo",
        "redo" => "operation-redo",
        _ => "operation-other",
    })
}
