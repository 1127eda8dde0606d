extension ExtractDescription {
    // No column name and no word of a recipe holds a quote or a backslash (docs/disclosure-control-extracts.md, section 1).

    /// `load.sql`: loads the table in DuckDB with a stated type for each column; codes stay text, so none loses its zeros.
    public func loadSQL() -> [UInt8] {
        let types = fields.map { "    '\($0.name)': 'VARCHAR'" }.joined(separator: ",\n")
        let columns = fields.map { field in
            let name = "\"\(field.name)\""
            return "    " + (field.isNumber ? "CAST(NULLIF(\(name), '*') AS DOUBLE) AS \(name)" : name)
        }
        return Array(
            """
            -- DuckDB: duckdb extract.duckdb < load.sql
            CREATE OR REPLACE TABLE extract AS
            SELECT
            \(columns.joined(separator: ",\n"))
            FROM read_csv('\(fileName)', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
              allow_quoted_nulls = false, columns = {
            \(types)
            });
            -- COPY extract TO 'extract.parquet' (FORMAT parquet);

            """.utf8)
    }

    /// `load.R`: loads the table in R, every column as text but those that are numbers or words with an order.
    public func loadR() -> [UInt8] {
        var lines = [
            "# R: source(\"load.R\", encoding = \"UTF-8\")",
            "extract <- read.csv(\"\(fileName)\", colClasses = \"character\", check.names = FALSE,",
            "                    na.strings = character(0), fileEncoding = \"UTF-8\")",
        ]
        for field in fields where field.isNumber {
            lines.append("extract[[\"\(field.name)\"]][extract[[\"\(field.name)\"]] == \"*\"] <- NA")
            lines.append("extract[[\"\(field.name)\"]] <- as.numeric(extract[[\"\(field.name)\"]])")
        }
        for field in fields {
            guard let words = field.words else { continue }
            let levels = words.map { "\"\($0)\"" }.joined(separator: ", ")
            lines.append("extract[[\"\(field.name)\"]] <- factor(extract[[\"\(field.name)\"]],")
            lines.append("  levels = c(\(levels)), ordered = TRUE)")
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// `load.py`: loads the table with pandas, every column as text but those that are numbers or words with an order.
    public func loadPython() -> [UInt8] {
        var lines = [
            "# Python: from load import extract", "import pandas as pd", "",
            "extract = pd.read_csv(\"\(fileName)\", dtype=str, keep_default_na=False, encoding=\"utf-8\")",
        ]
        for field in fields where field.isNumber {
            let column = "extract[\"\(field.name)\"]"
            lines.append("\(column) = pd.to_numeric(\(column).mask(\(column) == \"*\"))")
        }
        for field in fields {
            guard let words = field.words else { continue }
            let column = "extract[\"\(field.name)\"]"
            let levels = words.map { "\"\($0)\"" }.joined(separator: ", ")
            lines.append("\(column) = pd.Categorical(\(column), categories=[\(levels)], ordered=True)")
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
