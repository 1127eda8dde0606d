"""Runs the recipe of docs/spark.md on small tables and compares it with one process: make spark-test.

python3 Tests/spark_recipe.py BRYGGA
"""
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RECIPE = os.path.join(ROOT, "docs", "spark", "pseudonymise_spark.py")
BRYGGA = ""
KEY = "5b" * 32


def load_recipe():
    spec = importlib.util.spec_from_file_location("pseudonymise_spark", RECIPE)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


recipe = load_recipe()


def number(source):
    """A number of the published test range 980 to 999."""
    digits = f"{source.randint(1930, 2007)}{source.randint(1, 12):02}{source.randint(1, 28):02}{source.randint(980, 999)}"
    total = sum(int(c) for place, digit in enumerate(digits[2:]) for c in str(int(digit) * (2 - place % 2)))
    return f"{digits}{-total % 10}"


def table(rows, end="\n", mark="", final=True, quotes=3):
    """A table whose cells hold line ends, delimiters and quotes; one row in `quotes` has such cells."""
    source = random.Random(rows)
    lines = ["id,pnr,\"an\"\"teck\nning\""]
    for row in range(rows):
        note = f'"rad 1, ""kl{row % 7}""{end}rad 2{end}"' if row % quotes == 0 else "klar"
        cell = f'"{number(source)}"' if row % 5 == 0 else number(source)
        lines.append(f"{row},{cell},{note}")
    return (mark + end.join(lines) + (end if final else "")).encode()


class RecipeTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        from pyspark.sql import SparkSession

        cls.session = (
            SparkSession.builder.master("local[2]").appName("test").config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false").getOrCreate())
        cls.session.sparkContext.setLogLevel("OFF")

    @classmethod
    def tearDownClass(cls):
        cls.session.stop()

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = self.temporary.name
        self.key = os.path.join(self.folder, "master.key")
        with open(self.key, "w", opener=lambda path, flags: os.open(path, flags, 0o600), encoding="ascii") as file:
            file.write(KEY + "\n")
        self.out = os.path.join(self.folder, "spark.csv")

    def tearDown(self):
        self.temporary.cleanup()

    @property
    def options(self):
        return ["--key", self.key, "--domain", "study", "--tag", "study", "--column", "pnr", "--country", "SE",
                "--at", "2026-06-04"]

    def write(self, content, name="table.csv"):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def one_process(self, path):
        out = os.path.join(self.folder, "one.csv")
        done = subprocess.run(
            [BRYGGA, "pseudonymise", path, "--out", out, "--force", "--json"] + self.options, stdout=subprocess.PIPE,
            check=True)
        with open(out, "rb") as file:
            return file.read(), json.loads(done.stdout)

    def by_spark(self, path, partitions):
        report = recipe.pseudonymise(
            self.session.sparkContext, path, self.out, partitions, self.options, BRYGGA)
        with open(self.out, "rb") as file:
            content = file.read()
        os.unlink(self.out)
        return content, report

    def assert_nothing_is_left(self):
        self.assertEqual(sorted(os.listdir(self.folder)), ["master.key", "table.csv"])

    def test_the_result_is_that_of_one_process(self):
        cases = [
            ("line feeds", table(500), 5), ("CRLF, mark, no final line end", table(300, "\r\n", "\ufeff", False), 4),
            ("every row quoted", table(60, quotes=1), 6), ("more parts than rows", table(3), 8),
            ("one part", table(20), 1), ("header alone", table(0), 4),
        ]
        for name, content, partitions in cases:
            with self.subTest(name):
                path = self.write(content)
                expected, single = self.one_process(path)
                content, report = self.by_spark(path, partitions)
                self.assertEqual(content, expected)
                for value in ("rows", "replaced", "rejected", "domain", "key_version", "country", "tool",
                              "input_sha256", "output_sha256"):
                    self.assertEqual(report[value], single[value], value)
                self.assertEqual(
                    [column["replaced"] for column in report["columns"]],
                    [column["replaced"] for column in single["columns"]])
                self.assertEqual(os.path.exists(self.out + ".parts"), False)

    def test_lines_of_objects(self):
        source = random.Random(1)
        lines = [json.dumps({"id": row, "pnr": number(source), "not": 'a "b" \n'}) for row in range(120)]
        path = self.write("\n".join(lines).encode(), "table.ndjson")
        expected, single = self.one_process(path)
        content, report = self.by_spark(path, 4)
        self.assertEqual(content, expected)
        self.assertEqual((report["rows"], report["output_sha256"]), (120, single["output_sha256"]))

    def test_what_is_for_one_process_is_refused(self):
        path = self.write(table(10))
        for option in ("--shuffle", "--on-invalid=quarantine", "--out-dialect"):
            with self.assertRaises(recipe.RecipeError):
                recipe.pseudonymise(
                    self.session.sparkContext, path, self.out, 2, self.options + [option], BRYGGA)
        self.assert_nothing_is_left()

    def test_cuts_lie_at_the_ends_of_records(self):
        content = table(400)
        path = self.write(content)
        block, recipe.BLOCK = recipe.BLOCK, 11  # every way of meeting the end of a block
        try:
            small = recipe.split_table(path, 9)
        finally:
            recipe.BLOCK = block
        self.assertEqual(small, recipe.split_table(path, 9))
        self.assertEqual(len(small.parts), 9)
        self.assertEqual([part.start for part in small.parts[1:]], [part.end for part in small.parts[:-1]])
        self.assertEqual((small.parts[0].start, small.parts[-1].end), (small.header_end, len(content)))
        for part in small.parts:
            piece = content[part.start:part.end]
            self.assertEqual(piece.count(b'"') % 2, 0)
            self.assertRegex(piece, rb"\A\d+,")
            self.assertEqual(content[:part.start].count(b"\n"), part.line - 1)
        sizes = [part.end - part.start for part in small.parts]
        self.assertLess(max(sizes) - min(sizes), 200)

    def test_a_part_that_is_refused_fails_the_job(self):
        good = table(200)
        rows = good.split(b"\n")
        faults = {
            "a damaged number": good + b"999,199001159850,klar\n",
            "a number in another cell": good + b"999,199001159855,199001159855\n",
            "a stray quote": b"\n".join(rows[:50] + [b'1,199001159855,a"b'] + rows[50:]),
            "a ragged record": good + b"1,2\n", "an open quote": good + b'1,199001159855,"x\n',
            "no bytes": b"",
        }
        for name, content in faults.items():
            with self.subTest(name):
                path = self.write(content)
                with self.assertRaises(Exception):
                    self.by_spark(path, 3)
                self.assert_nothing_is_left()

    def test_a_key_file_that_others_can_read_is_refused(self):
        path = self.write(table(10))
        os.chmod(self.key, 0o644)
        with self.assertRaises(Exception):
            self.by_spark(path, 2)
        self.assert_nothing_is_left()

    def test_an_existing_result_is_kept(self):
        path = self.write(table(10))
        with open(self.out, "wb") as file:
            file.write(b"mine")
        with self.assertRaises(recipe.RecipeError):
            recipe.pseudonymise(self.session.sparkContext, path, self.out, 2, self.options, BRYGGA)
        with open(self.out, "rb") as file:
            self.assertEqual(file.read(), b"mine")

    def test_the_command_line(self):
        path = self.write(table(100))
        expected, single = self.one_process(path)
        command = [sys.executable, RECIPE, path, "--out", self.out, "--partitions", "3", "--brygga", BRYGGA, "--"]
        environment = os.environ | {"PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell"}
        done = subprocess.run(command + self.options, env=environment, capture_output=True, check=True)
        report = json.loads(done.stdout)
        self.assertEqual((report["rows"], report["parts"]), (single["rows"], 3))
        with open(self.out, "rb") as file:
            self.assertEqual(file.read(), expected)
        self.assertNotIn(KEY.encode(), done.stdout + done.stderr)
        again = subprocess.run(command + self.options, env=environment, capture_output=True)
        self.assertNotEqual(again.returncode, 0)
        self.assertIn(b"exists; nothing was written", again.stderr)


if __name__ == "__main__":
    BRYGGA = os.path.abspath(sys.argv.pop(1))
    unittest.main()
