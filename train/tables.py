"""Reads and writes the tables under data/: head lines (#), one header row, rows, tab-separated."""


def read_table(path):
    """Gives (head lines without LF, column names, rows as lists of strings)."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    head = [line for line in lines if line.startswith("#")]
    body = [line.split("\t") for line in lines[len(head):] if line]
    return head, body[0], body[1:]


def write_table(path, head, columns, rows):
    """Rows are sorted by their cells in code point order, so the same rows give the same bytes."""
    rows = sorted([str(cell) for cell in row] for row in rows)
    for row in rows:
        if len(row) != len(columns) or any(not c or c != c.strip() or "\t" in c or "\n" in c for c in row):
            raise ValueError(f"{path}: bad row {row}")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for line in head:
            file.write(line + "\n")
        for row in [columns] + rows:
            file.write("\t".join(row) + "\n")
