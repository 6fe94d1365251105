use std::fmt;

use unicode_width::UnicodeWidthStr;

/// Rows whose columns line up on the screen, in Devanagari as in Latin.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
}

struct Row {
    cells: Vec<String>,
    note: Option<String>,
}

impl Table {
    /// Adds a row, and below it a line of its own if there is a note.
    pub(crate) fn row<const N: usize>(&mut self, cells: [String; N], note: Option<String>) {
        self.rows.push(Row { cells: cells.into(), note });
    }

    fn widths(&self) -> Vec<usize> {
        let mut widths = Vec::new();
        for row in &self.rows {
            widths.resize(widths.len().max(row.cells.len()), 0);
            for (width, cell) in widths.iter_mut().zip(&row.cells) {
                *width = cell.width().max(*width);
            }
        }
        widths
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths = self.widths();
        for row in &self.rows {
            let mut line = String::new();
            for (cell, &width) in row.cells.iter().zip(&widths).filter(|(_, width)| **width > 0) {
                line.push_str("  ");
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', width - cell.width()));
            }
            writeln!(f, "{}", line.trim_end())?;
            if let Some(note) = &row.note {
                writeln!(f, "      {note}")?;
            }
        }
        Ok(())
    }
}

/// A text on one line: runs of white space become one space, and no control character
/// reaches the terminal.
pub(crate) fn one_line(text: &str) -> String {
    let blanked: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    blanked.split_whitespace().collect::<Vec<_>>().join(" ")
}
