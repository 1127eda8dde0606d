# Everything a newcomer needs: `make demo` shows the main journey, `make test` runs the whole suite.
# System packages (Debian names); `make setup` installs what is missing.
PACKAGES = libssl-dev openssl libsqlite3-dev sqlite3 pkg-config unzip python3 strace gcc \
	chromium fonts-dejavu-core python3-venv
SWIFT ?= swift
BRYGGA = .build/debug/brygga
PYTHON_TOOLS = .build/python/installed.txt

.PHONY: setup packages python-tools build demo test lint format bench clean

setup: packages python-tools

packages:
	@missing=""; for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	openssl version | awk '{split($$2, v, "."); exit !(v[1] > 3 || (v[1] == 3 && (v[2] > 0 || v[3] + 0 >= 22)))}' 2>/dev/null || missing="$$missing openssl libssl-dev"; \
	if [ -n "$$missing" ]; then \
		as_root=""; [ "$$(id -u)" = 0 ] || as_root=sudo; \
		echo "installing:$$missing" && $$as_root apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

# Python packages of the tests that run a browser, in an environment of their own.
python-tools: $(PYTHON_TOOLS)

$(PYTHON_TOOLS): Tests/requirements.txt | packages
	@echo "installing into .build/python: Tests/requirements.txt"
	@python3 -m venv .build/python && \
	.build/python/bin/python3 -m pip install --quiet --disable-pip-version-check --requirement Tests/requirements.txt && cp $< $@

build: packages
	$(SWIFT) build --product brygga

demo: build
	@$(BRYGGA) demo

test: setup
	@bash -o pipefail -c '$(SWIFT) test 2>&1 | awk -f Tests/without-arguments.awk'

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Benchmarks/Sources Package.swift Benchmarks/Package.swift

format:
	$(SWIFT) format --in-place --recursive Sources Tests Benchmarks/Sources Package.swift Benchmarks/Package.swift

bench: setup
	cd Benchmarks && $(SWIFT) run -c release brygga-benchmarks

clean:
	rm -rf .build Benchmarks/.build
