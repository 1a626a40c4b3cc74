# `make` lists the targets.
.DEFAULT_GOAL := help
.PHONY: help tools build test lint demo upgrade bench migration chaos model campaigns mutants clean
export DOTNET_CLI_TELEMETRY_OPTOUT = 1
export DOTNET_NOLOGO = 1
RESULTS = artifacts/test-results

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

tools: ## install what is missing: Debian packages (as root); kubectl, helm and npm packages into .tools/
	@tests/tools/install test

build: ## compile everything; warnings are errors
	@dotnet build Wallet.Operator.sln -v quiet

test: tools build ## all tests
	@rm -rf $(RESULTS)
	@dotnet test Wallet.Operator.sln --no-build --logger trx --logger "console;verbosity=minimal" --results-directory $(RESULTS) \
	  --blame-hang-timeout 30m --blame-hang-dump-type none; ran=$$?; tests/tools/count $(RESULTS) && exit $$ran

lint: ## formatting, analyzers, chart, OpenAPI document
	@tests/tools/install lint
	@echo "==> formatting and analyzers"
	@dotnet format Wallet.Operator.sln --verify-no-changes --severity warn
	@echo "==> chart"
	@.tools/bin/helm lint --quiet charts/wallet-operator
	@echo "==> OpenAPI document"
	@dotnet build wallet-api -v quiet -p:RunAnalyzers=false
	@tests/tools/openapi-lint/run

demo: ## a wallet platform on this machine; ONCE=1 exits after the smoke run
	@tests/tools/install demo
	@echo "==> building"
	@dotnet build tests/Wallet.Demo -v quiet -p:RunAnalyzers=false
	@dotnet build wallet-api -v quiet -p:RunAnalyzers=false
	@dotnet artifacts/bin/Wallet.Demo/debug/Wallet.Demo.dll $(if $(ONCE),--once)

upgrade: ## what the operator changes as it takes over from its release at FROM (a commit), and what that one changes after it
	@[ -n "$(FROM)" ] || { echo "usage: make upgrade FROM=commit" >&2; exit 2; }
	@tests/tools/install demo
	@rm -rf artifacts/previous && mkdir -p artifacts/previous && git archive $(FROM) | tar -x -C artifacts/previous
	@echo "==> building both releases"
	@dotnet build artifacts/previous/operator -v quiet -p:RunAnalyzers=false -p:SourceRevisionId=$$(git rev-parse $(FROM))
	@dotnet build tests/Wallet.Demo -v quiet -p:RunAnalyzers=false
	@dotnet build wallet-api -v quiet -p:RunAnalyzers=false
	@dotnet artifacts/bin/Wallet.Demo/debug/Wallet.Demo.dll upgrade --previous artifacts/previous --data artifacts/upgrade

bench: ## figures of the wallet API against a peer and the limit; SHORT=1 ends within five minutes; BASELINE=Wallet.Api.dll of another tree
	@tests/tools/install test
	@dotnet build tests/Wallet.Bench -c Release -v quiet
	@dotnet publish wallet-api -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true -p:RunAnalyzers=false \
	  -o artifacts/bench/wallet-api -v quiet
	@WALLET_BENCH_API=artifacts/bench/wallet-api/Wallet.Api.dll dotnet artifacts/bin/Wallet.Bench/release/Wallet.Bench.dll run $(if $(SHORT),--short) $(if $(BASELINE),--baseline $(BASELINE))

migration: ## a ledger of WALLETS (10 million) is migrated while it is in use: how long its writes wait
	@tests/tools/install test
	@dotnet build tests/Wallet.Bench -c Release -v quiet
	@dotnet artifacts/bin/Wallet.Bench/release/Wallet.Bench.dll migration --wallets $(or $(WALLETS),10000000)

chaos: tools ## ten minutes of faults under load, then every answer is checked
	@rm -rf $(RESULTS)
	@echo "==> building"
	@dotnet build tests/Wallet.Api.Tests -v quiet -p:RunAnalyzers=false
	@mkdir -p $(RESULTS) && : > $(RESULTS)/progress
	@tail -f $(RESULTS)/progress & shown=$$!; trap 'kill $$shown' EXIT; \
	WALLET_TEST_PROGRESS=$(CURDIR)/$(RESULTS)/progress WALLET_CHAOS_SECONDS=600 dotnet test tests/Wallet.Api.Tests --no-build \
	  --filter Category=Chaos --logger trx --results-directory $(RESULTS) || true
	@tests/tools/count $(RESULTS)

model: ## a million random command sequences against a model of the ledger; SEQUENCES=n for another number
	@rm -rf $(RESULTS)
	@dotnet build tests/Wallet.Api.Tests -c Release -v quiet
	@WALLET_MODEL_SEQUENCES=$(or $(SEQUENCES),1000000) dotnet test tests/Wallet.Api.Tests -c Release --no-build --filter Category=Model \
	  --logger trx --logger "console;verbosity=normal" --results-directory $(RESULTS) -- xUnit.DiagnosticMessages=true || true
	@tests/tools/count $(RESULTS)

campaigns: tools ## the operator against every fault and every wrong value, whole; figures in artifacts/campaigns/campaigns.json
	@rm -rf $(RESULTS) artifacts/campaigns
	@echo "==> building"
	@dotnet build tests/Wallet.Operator.Tests -v quiet -p:RunAnalyzers=false
	@mkdir -p $(RESULTS) && : > $(RESULTS)/progress
	@tail -f $(RESULTS)/progress & shown=$$!; trap 'kill $$shown' EXIT; \
	WALLET_TEST_PROGRESS=$(CURDIR)/$(RESULTS)/progress WALLET_CAMPAIGNS=full dotnet test tests/Wallet.Operator.Tests --no-build \
	  --filter Category=Campaign --logger trx --logger "console;verbosity=normal" --results-directory $(RESULTS) || true
	@cat artifacts/campaigns/campaigns.json
	@tests/tools/count $(RESULTS)

MUTATED = $(if $(filter wallet-api/%,$(FILES)),Api,Operator)
mutants: ## changes the operator's core, or FILES of either program, in hundreds of ways and names those that no test notices; FILES='operator/Rooms/*.cs', TESTS=filter, JOBS=n
	@rm -rf artifacts/mutants
	@dotnet tool restore >/dev/null
	@cd tests/Wallet.$(MUTATED).Tests && RunAnalyzers=false dotnet stryker --skip-version-check --concurrency $(or $(JOBS),1) \
	  --output ../../artifacts/mutants $(patsubst %,--mutate '%',$(patsubst operator/%,%,$(patsubst wallet-api/%,%,$(FILES)))) \
	  $(if $(TESTS),--test-case-filter '$(TESTS)'); status=$$?; \
	cd ../.. && tests/tools/survivors artifacts/mutants/reports/mutation-report.json && exit $$status

clean: ## remove what was built
	@rm -rf artifacts
