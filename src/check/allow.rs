//! Warnings that an entry answers with a reason: `allow: {shared-form: both are meant}`.

use std::ops::Range;

use super::read::Checked;
use super::report::{Finding, Severity};
use super::yaml::Node;

/// Takes out the findings that their entry allows, and tells of reasons that answer none.
pub(super) fn answer(files: &[Checked<'_>], findings: &mut Vec<Finding>) {
    for file in files {
        for (entry, lines) in file.node.iter().flat_map(Node::entries) {
            for (code, reason) in entry.get("allow").map_or(&[][..], Node::pairs) {
                answer_one(file, &lines, (code, reason), findings);
            }
        }
    }
}

fn answer_one(
    file: &Checked<'_>,
    lines: &Range<usize>,
    (code, reason): (&Node, &Node),
    findings: &mut Vec<Finding>,
) {
    let (Some(name), Some(reason)) = (code.text(), reason.text()) else { return };
    let before = findings.len();
    if !reason.trim().is_empty() {
        findings.retain(|finding| {
            finding.severity == Severity::Error
                || finding.file != file.source.name
                || finding.code != name
                || !lines.contains(&finding.line)
        });
    }
    if findings.len() == before {
        let message = format!("nothing here needs the allowance for `{name}`, or it gives no reason");
        let finding = Finding::new(Severity::Warning, "unused-allow", &file.source.name, code.place, message);
        findings.push(finding.cure("remove it, or say why it is meant"));
    }
}
