use std::fmt;

use unicode_width::UnicodeWidthStr;

/// Rows whose columns line up on the screen, in Devanagari as in Latin.
#[derive(Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |row: &Vec<String>, column| row.get(column).map_or(0, |cell| cell.width());
        (0..columns)
            .map(|column| self.rows.iter().map(|row| width(row, column)).max().unwrap_or(0))
            .collect()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths = self.widths();
        for row in &self.rows {
            let mut line = String::from("  ");
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', width - cell.width() + 2));
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// A text on one line: runs of white space become one space, and no control character
/// reaches the terminal.
pub fn one_line(text: &str) -> String {
    let blanked: String =
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    blanked.split_whitespace().collect::<Vec<_>>().join(" ")
}
