// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/File.h"
#include "core/value/Json.h"
#include "tests/bench/main/Cancellation.h"
#include "tests/bench/main/Expressions.h"
#include "tests/bench/main/Keystrokes.h"
#include "tests/bench/main/Parsing.h"
#include "tests/bench/main/Table.h"
#include "tests/bench/main/Workloads.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

int main(int argc, char** argv)
{
    using namespace stepglass;

    CLI::App app("Measures Stepglass and prints figures; it judges none of them.",
                 "stepglass-bench");
    std::string data;
    std::string file;
    std::string enginePeer;
    std::string jsonataPeer;
    app.add_option("--data", data, "Folder with generated work: engine/, layout/ and jsonata/");
    app.add_option("--engine-peer", enginePeer,
                   "File with another engine's times on engine/, measured just before");
    app.add_option("--jsonata-peer", jsonataPeer,
                   "File with another engine's rates on jsonata/, measured just before");
    std::vector<std::string> only;
    app.add_option("--only", only, "Measure these sections alone");
    app.add_option("--json", file, "Write the figures to this file as JSON");
    CLI11_PARSE(app, argc, argv);

    std::vector<value::Member> figures;
    const auto show = [&](const char* name, const char* title, const auto& measure) {
        if (!only.empty() && std::find(only.begin(), only.end(), name) == only.end())
            return;
        std::vector<Value> rows = measure();
        bench::printTable(std::cout, title, rows);
        std::cout.flush();
        figures.push_back({name, Value::array(std::move(rows))});
    };
    show("parsing", "Text to model (median of 9)", bench::measureParsing);
    // The engine's processes begin with what this one has needed so far: what needs much comes
    // last.
    if (!data.empty()) {
        show("layout", "Layout (median of 5 engines; what is wrong with the drawings, counted)",
             [&] { return bench::measureLayouts(data + "/layout"); });
        show("engine", "Engine (a process for each workload; ratios to the peer in the same run)",
             [&] { return bench::measureExecutions(data + "/engine", enginePeer); });
        show("jsonata", "JSONata (evaluations a second; ratios to the peer in the same run)",
             [&] { return bench::measureExpressions(data + "/jsonata", jsonataPeer); });
    }
    show("keystrokes", "From a keystroke to diagnostics (50 keystrokes at each place)",
         bench::measureKeystrokes);
    show("assistance", "Questions about a place of a definition of 1 MB (15 rounds)",
         bench::measureAssistance);
    show("catalogue", "Catalogue of services (median of 9)", bench::measureCatalogue);
    show("cancellation", "JSONata, from cancel to return (a million elements)",
         bench::measureCancellation);

    const std::string json = value::toPrettyJson(Value::object(std::move(figures))) + '\n';
    if (file.empty()) {
        std::cout << '\n' << json;
        return 0;
    }
    const Result<void> written = writeFileAtomically(file, json);
    if (!written) {
        std::cerr << "stepglass-bench: " << toEnglish(written.error()) << '\n';
        return 2;
    }
    std::cout << "\nThe figures stand in " << file << '\n';
    return 0;
}
