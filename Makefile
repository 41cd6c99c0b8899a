.DEFAULT_GOAL := help
RUN := uv run

.PHONY: help check format lint types layers spelling content test coverage journeys slow bench judge-report picture story-report

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

check: lint types layers spelling content test ## Everything that CI runs

format: ## Format and mend what can be mended by itself
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

lint: ## Style, and the walls that ruff can hold
	$(RUN) ruff format --check .
	$(RUN) ruff check .

types: ## mypy, strict
	$(RUN) mypy

layers: ## The import contracts
	$(RUN) lint-imports

spelling: ## codespell
	$(RUN) codespell coach content templates benchmarks README.md CONTRIBUTING.md CHANGELOG.md

content: ## All shipped content, held to what a shipped case has
	$(RUN) coach cases check --complete content

test: ## The whole suite, with journeys where tmux is there
	$(RUN) pytest

coverage: ## The whole suite, counting what it runs; about twice as long
	$(RUN) pytest --cov

journeys: ## Only the journeys in a real terminal
	$(RUN) pytest -m journey -n 0

slow: ## The long proofs
	$(RUN) pytest -m slow -n 0

bench: ## A table of measurements against their targets
	$(RUN) python -m benchmarks

story-report: ## What the checks make of the labelled stories
	$(RUN) python -m benchmarks.story_report

judge-report: ## How far the judge can be trusted, in counts
	$(RUN) python -m benchmarks.judge_report

picture: ## Draw the README's picture anew
	$(RUN) python -m benchmarks.picture
