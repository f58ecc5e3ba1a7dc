# `make` sets up what is missing and builds source/ into dist/; `make help` lists the rest.
#
# A target is done again when a file that it is made from is newer than its
# stamp. Files are compared by `find -newer`, not listed as prerequisites:
# the names of an editor's pictures may contain spaces.

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

stamps   := node_modules/.cache/rapporteur
packages := node_modules/.package-lock.json
browser  := $(stamps)/browser
command  := lib/.built
built    := $(stamps)/documents
validators_folder := tests/validators
validator_packages := $(validators_folder)/node_modules/.package-lock.json
validator_jars     := $(validators_folder)/lib/.complete

# `FORCE` when any file or folder of $(1) is newer than the stamp $(2).
when_newer = $(if $(shell find $(1) -newer $(2) 2>/dev/null | head -n 1),FORCE)

# Documents that `make` should have made and that are not there. Only files
# that are named after a language become documents: notes.md is not one.
tag       := [a-z]{2,3}(-[A-Za-z0-9]{2,8})*
languages := $(basename $(shell find source -mindepth 2 -maxdepth 2 -type f | grep -E '^[^ ]*/$(tag)\.md$$'))
documents := $(foreach text,$(languages),$(addprefix dist/$(notdir $(patsubst %/,%,$(dir $(text)))).$(notdir $(text)).,pdf epub docx html))
missing   := $(filter-out $(wildcard $(documents)),$(documents))

.PHONY: all
all: $(built) ## set up what is missing and build source/ into dist/ (the default)

.PHONY: set-up
set-up: $(packages) $(command) $(browser) ## set up what is missing: packages, a browser, the command

.PHONY: check
check: $(command) ## look for problems in source/, and write nothing
	@node bin/rapporteur.js check

.PHONY: verify
verify: $(built) ## build, and prove every document against its source
	@node bin/rapporteur.js verify

.PHONY: watch
watch: set-up ## build, and build again at each change
	@node bin/rapporteur.js watch

.PHONY: test
test: set-up validators ## type check, lint and tests
	npx tsc --noEmit
	npx biome check .
	npx vitest run

# SEED=… and RUNS=… repeat a run, or make it longer.
.PHONY: fuzz
fuzz: set-up validators ## build 10,000 documents by chance, kill 200 builds, remove each guard (an hour)
	RUNS=$(or $(RUNS),10000) KILLS=200 npx vitest run tests/fuzz tests/project/kill.test.ts
	@node scripts/remove-guards.mjs

.PHONY: validators
validators: $(packages) $(validator_packages) $(validator_jars) ## install the validators that the tests use
	@node scripts/set-up-system.mjs libreoffice poppler gettext translate-toolkit

.PHONY: bench
bench: set-up ## measure the command against bare Puppeteer and pandoc
	@node bench/run.mjs

.PHONY: docs
docs: $(packages) ## write docs/reference/ anew from the code
	@node scripts/generate-docs.mjs

.PHONY: clean
clean: ## remove what was built; packages and the browser stay
	rm -rf dist lib $(built)

.PHONY: help
help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(packages): package-lock.json
	@command -v node >/dev/null || { echo 'Node.js 20.19 or newer is needed; see https://nodejs.org' >&2; exit 3; }
	@node scripts/check-node.cjs
	npm ci --no-progress
	@touch $@

# Looked for again when the browser that was found is gone.
$(browser): $(if $(wildcard $(shell cat $(browser) 2>/dev/null)),,FORCE) | $(packages)
	@node scripts/set-up-browser.mjs $@

$(command): $(packages) $(call when_newer,src bin package.json scripts,$(command))
	@npm run --silent build:lib
	@touch $@

$(built): $(command) $(browser) $(call when_newer,source templates $(wildcard rapporteur.yaml),$(built)) $(if $(missing),FORCE)
	@node bin/rapporteur.js build
	@touch $@

# `npm install`, not `npm ci`: the OOXML validator's packages for some systems
# are not to be had everywhere, and `npm ci` insists that the lock file has them.
$(validator_packages): $(validators_folder)/package.json $(validators_folder)/package-lock.json
	npm install --prefix $(validators_folder) --no-save --no-progress
	@touch $@

$(validator_jars): $(validators_folder)/pom.xml | $(packages)
	@node scripts/set-up-system.mjs java maven
	@rm -rf $(@D)
	@if said=$$(mvn --quiet --batch-mode --file $< dependency:copy-dependencies -DoutputDirectory=lib 2>&1); \
	then touch $@; else echo "$$said"; echo 'veraPDF could not be fetched: its tests will be missing' >&2; fi

.PHONY: FORCE
FORCE:
