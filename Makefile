# Everything a newcomer needs: `make demo` shows the main journey, `make test` runs the whole suite.
# System packages (Debian names); `make setup` installs what is missing.
PACKAGES = libssl-dev openssl libsqlite3-dev sqlite3 pkg-config unzip
# What only the tests need: referees, fault injection, shells, a browser.
TEST_PACKAGES = python3 python3-venv strace gcc man-db groff bash zsh fish chromium fonts-dejavu-core glpk-utils valgrind binutils default-jre-headless
SWIFT ?= swift
BRYGGA = .build/debug/brygga
PYTHON_TOOLS = .build/python/installed.txt
REFEREES = .build/referees/installed.txt
SPARK = .build/spark/installed.txt
PEERS = .build/peers/installed.txt
RELEASE = .build-static/release/brygga

.PHONY: setup packages python-tools build static demo test corpus referees lint format man completions bench instructions instructions-record spark-test torture torture-short fuzz fuzz-short clean

setup: PACKAGES += $(TEST_PACKAGES)
setup: packages python-tools

packages:
	@missing=""; for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	openssl version | awk '{split($$2, v, "."); exit !(v[1] > 3 || (v[1] == 3 && (v[2] > 0 || v[3] + 0 >= 22)))}' 2>/dev/null || missing="$$missing openssl libssl-dev"; \
	if [ -n "$$missing" ]; then \
		as_root=""; [ "$$(id -u)" = 0 ] || as_root=sudo; \
		echo "installing:$$missing" && $$as_root apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

# Referees of the tests from PyPI, pinned in Tests/requirements.txt.
python-tools: $(PYTHON_TOOLS)

$(PYTHON_TOOLS): Tests/requirements.txt | packages
	@echo "installing into .build/python: Tests/requirements.txt"
	@python3 -m venv .build/python && \
	.build/python/bin/python3 -m pip install --quiet --disable-pip-version-check --requirement Tests/requirements.txt && cp $< $@

# Apache Spark for its recipe, the peers of the benchmarks and the referees of extracts, each in an environment of its own.
$(SPARK): docs/spark/requirements.txt | packages
$(PEERS): Benchmarks/Peers/requirements.txt | packages
$(REFEREES): Tests/referees.txt | packages
$(SPARK) $(PEERS) $(REFEREES):
	@echo "installing into $(@D): $<"
	@python3 -m venv $(@D) && \
	$(@D)/bin/python3 -m pip install --quiet --disable-pip-version-check --requirement $< && cp $< $@

build: packages
	$(SWIFT) build --product brygga

# The release binary with the Swift runtime linked in: it starts faster and needs no Swift where it runs.
# Every function is bound at the start: a call that binds itself saves all registers on the stack. Nothing is exported and
# relocations are packed (glibc 2.36 or later), which takes 5 MiB less of memory; valgrind cannot read the linker's debug information.
LINKING = -Xswiftc -use-ld=lld -Xlinker -z -Xlinker now -Xlinker --no-export-dynamic -Xlinker --strip-debug
PACKED = $(shell getconf GNU_LIBC_VERSION | awk '{split($$2, v, "."); if (v[1] * 1000 + v[2] >= 2036) print "-Xlinker -z -Xlinker pack-relative-relocs"}')
static: packages
	$(SWIFT) build -c release --static-swift-stdlib --product brygga --scratch-path .build-static $(LINKING) $(PACKED)

demo: build
	@$(BRYGGA) demo

# The tests of the command take the optimised one, which starts faster.
test: setup static
	@bash -o pipefail -c '$(SWIFT) test --experimental-maximum-parallelization-width 8 2>&1 | awk -f Tests/without-arguments.awk | tee .build/test.log'
	@python3 Tests/canaries.py .build/test.log docs/failures.md docs/man/*.1 completions/*

# vectors/malformed made anew from the attacks of the tests, with new keys.
corpus:
	CORPUS_FOLDER=$(CURDIR)/vectors/malformed $(SWIFT) test --filter "MalformedCorpusTests/aCorpusMadeAnew"

# The full mode: pyCANON, DuckDB, frictionless, pandas and R on every example extract. Without them the tests leave these out.
referees: PACKAGES += r-base-core
referees: setup $(REFEREES)
	@bash -o pipefail -c '$(SWIFT) test --filter "RefereeTests" 2>&1 | awk -f Tests/without-arguments.awk | tee .build/referees.log'
	@! grep -q "are not among the referees" .build/referees.log

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Benchmarks/Sources Fuzzing/Sources Package.swift Benchmarks/Package.swift Fuzzing/Package.swift

format:
	$(SWIFT) format --in-place --recursive Sources Tests Benchmarks/Sources Fuzzing/Sources Package.swift Benchmarks/Package.swift Fuzzing/Package.swift

# docs/man/*.1 and completions/*, made from the command itself; a test compares them.
man: build
	@$(BRYGGA) --experimental-dump-help | python3 docs/man/manual.py docs/man $(BRYGGA)

completions: build
	@mkdir -p completions
	@$(BRYGGA) --generate-completion-script bash >completions/brygga.bash
	@$(BRYGGA) --generate-completion-script zsh >completions/_brygga
	@$(BRYGGA) --generate-completion-script fish >completions/brygga.fish

bench: PACKAGES += age gpg python3 python3-venv
bench: static $(PEERS)
	cd Benchmarks && $(SWIFT) run -c release brygga-benchmarks --brygga ../$(RELEASE) --python ../$(dir $(PEERS))bin/python3

# Instructions a row, without those of libcrypto, against Benchmarks/instructions.json; 3 % more fails.
instructions: PACKAGES += valgrind binutils
instructions: static
	python3 Benchmarks/instructions.py $(RELEASE) Benchmarks/instructions.json

instructions-record: PACKAGES += valgrind binutils
instructions-record: static
	python3 Benchmarks/instructions.py $(RELEASE) Benchmarks/instructions.json --write

# The recipe of docs/spark.md against one process.
spark-test: PACKAGES += default-jre-headless python3 python3-venv
spark-test: build $(SPARK)
	$(dir $(SPARK))bin/python3 Tests/spark_recipe.py $(BRYGGA)

# Kills, failing devices, full disks, flipped bits, hostile files, secrets in memory: docs/reliability.md. Needs root.
SEED ?= 1
AS_ROOT = $(if $(filter 0,$(shell id -u)),,sudo)
torture torture-short: PACKAGES += age gcc libc6-dev python3 strace util-linux
torture-short: static
	@$(AS_ROOT) python3 Tests/torture/torture.py --form short --seed $(SEED) --brygga $(RELEASE)

# The same and everything: about an hour and a half on two processors.
torture: static
	@$(AS_ROOT) python3 Tests/torture/torture.py --form long --seed $(SEED) --brygga $(RELEASE)

# Every reader of untrusted bytes under libFuzzer, with what must hold for what it accepts: docs/reliability.md. One table,
# and .build/fuzz.json; half an hour an entry.
FUZZ_SECONDS = 1800
FUZZ_TIMEOUT = 5
fuzz-short: FUZZ_SECONDS = 10
fuzz fuzz-short: PACKAGES += python3
fuzz fuzz-short: packages
	cd Fuzzing && $(SWIFT) build -c release --scratch-path ../.build-fuzz --product brygga-fuzz \
	    -Xswiftc -sanitize=fuzzer,address -Xswiftc -enable-testing -Xcc -fsanitize=fuzzer-no-link,address
	@python3 Fuzzing/fuzz.py --binary .build-fuzz/release/brygga-fuzz --seconds $(FUZZ_SECONDS) --timeout $(FUZZ_TIMEOUT) --seed $(SEED)

clean:
	rm -rf .build .build-static .build-fuzz Benchmarks/.build
