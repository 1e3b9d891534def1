// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/main/Keystrokes.h"

#include "core/analysis/Snapshot.h"
#include "core/assist/Actions.h"
#include "core/assist/Completion.h"
#include "core/assist/Hover.h"
#include "core/assist/Navigation.h"
#include "core/assist/SignatureHelp.h"
#include "core/catalogue/Location.h"
#include "core/edit/Edit.h"
#include "core/exchange/Convert.h"
#include "tests/bench/main/Definitions.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fmt/format.h>

namespace stepglass::bench {

namespace {

constexpr std::size_t definitionSize = 1'000'000;
/// Of each, half are typed and half are taken back.
constexpr std::size_t keystrokes = 50;

/// A place in the middle of a definition: behind the first `mark` there.
struct TypingPlace {
    std::string_view name;
    std::string_view mark;
    std::string_view typed; ///< again and again
};

double processorMilliseconds()
{
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Times {
    std::vector<double> all{};

    [[nodiscard]] double median()
    {
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        std::nth_element(all.begin(), middle, all.end());
        return *middle;
    }
    [[nodiscard]] double worst() const { return *std::max_element(all.begin(), all.end()); }
};

class Typist {
public:
    Typist(std::string text, syntax::Format format,
           std::shared_ptr<const catalogue::Catalogue> catalogue)
        : m_text(std::move(text))
        , m_format(format)
        , m_catalogue(std::move(catalogue))
    {
        analyze();
    }

    [[nodiscard]] std::optional<Value> typeAt(const TypingPlace& place)
    {
        const std::size_t mark = m_text.find(place.mark, m_text.size() / 2);
        if (mark == std::string::npos)
            return std::nullopt;
        Times clock;
        Times processor;
        std::size_t caret = mark + place.mark.size();
        std::size_t diagnostics = 0;
        for (std::size_t i = 0; i < keystrokes; ++i) {
            const bool isTyped = i < keystrokes / 2;
            if (isTyped)
                m_text.insert(caret++, 1, place.typed[i % place.typed.size()]);
            else
                m_text.erase(--caret, 1);
            const auto begin = std::chrono::steady_clock::now();
            const double processorBegin = processorMilliseconds();
            diagnostics = std::max(diagnostics, analyze());
            processor.all.push_back(processorMilliseconds() - processorBegin);
            clock.all.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                    .count());
        }
        return Value::object({
            {"definition", Value(fmt::format("{} kB {}", m_text.size() / 1000,
                                             m_format == syntax::Format::Json ? "JSON" : "YAML"))},
            {"place", Value(place.name)},
            {"median ms", Value(clock.median())},
            {"worst ms", Value(clock.worst())},
            {"processor ms", Value(processor.median())},
            {"worst processor ms", Value(processor.worst())},
            {"diagnostics", Value(static_cast<std::int64_t>(diagnostics))},
        });
    }

private:
    std::size_t analyze()
    {
        analysis::Request request;
        request.text = m_text;
        request.format = m_format;
        request.revision = Revision(++m_revision);
        request.lint.catalogue = m_catalogue;
        m_snapshot = m_analyzer.read(std::move(request), {});
        return m_snapshot->diagnostics.size();
    }

    std::string m_text;
    syntax::Format m_format;
    std::shared_ptr<const catalogue::Catalogue> m_catalogue;
    std::uint64_t m_revision = 0;
    analysis::Analyzer m_analyzer;
    std::shared_ptr<const analysis::Snapshot> m_snapshot;
};

std::shared_ptr<const catalogue::Catalogue> openCatalogue()
{
    const auto opened = catalogue::openInstalled();
    return opened ? *opened : nullptr;
}

/// Asks questions about places of one definition.
class Asker {
public:
    Asker(const std::string& text, std::shared_ptr<const catalogue::Catalogue> catalogue)
        : m_model(asl::Model::build(syntax::SyntaxTree::parse(text, syntax::Format::Json)))
        , m_catalogue(std::move(catalogue))
    {
        lint::Options options;
        options.catalogue = m_catalogue;
        m_diagnostics = lint::check(*m_model, options);
    }

    [[nodiscard]] const asl::Model& model() const { return *m_model; }
    [[nodiscard]] const catalogue::Catalogue* catalogue() const { return m_catalogue.get(); }
    [[nodiscard]] std::span<const Diagnostic> diagnostics() const { return m_diagnostics; }

    /// Behind the first `mark` in the second half of the text.
    [[nodiscard]] std::uint32_t behind(std::string_view mark) const
    {
        const std::string& text = m_model->tree().text();
        return static_cast<std::uint32_t>(text.find(mark, text.size() / 2) + mark.size());
    }

    /// `question` gives the size of its answer.
    template <typename Question>
    void ask(std::string_view what, std::string_view mark, const Question& question)
    {
        constexpr std::size_t rounds = 15;
        const std::uint32_t offset = behind(mark);
        Times clock;
        std::size_t size = 0;
        for (std::size_t i = 0; i < rounds; ++i) {
            const auto begin = std::chrono::steady_clock::now();
            size = question(offset);
            clock.all.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                    .count());
        }
        rows.push_back(Value::object({{"question", Value(what)},
                                      {"behind", Value(mark)},
                                      {"median ms", Value(clock.median())},
                                      {"worst ms", Value(clock.worst())},
                                      {"answers", Value(static_cast<std::int64_t>(size))}}));
    }

    std::vector<Value> rows{};

private:
    std::shared_ptr<const asl::Model> m_model;
    std::shared_ptr<const catalogue::Catalogue> m_catalogue;
    std::vector<Diagnostic> m_diagnostics;
};

std::size_t sizeOfRename(const asl::Model& model, const assist::Symbol& symbol)
{
    switch (symbol.kind) {
    case assist::Symbol::Kind::State: {
        const auto edits = edit::plan(model, edit::RenameState{symbol.state->path, "Another name"});
        return edits ? edits->size() : 0;
    }
    case assist::Symbol::Kind::Variable:
        return assist::renameVariable(model, symbol, "another").size();
    case assist::Symbol::Kind::Placeholder:
        return assist::renamePlaceholder(model, symbol, "Another").size();
    }
    return 0;
}

} // namespace

std::vector<Value> measureKeystrokes()
{
    const auto catalogue = openCatalogue();
    std::vector<Value> rows;
    const auto type = [&](std::string text, syntax::Format format,
                          std::initializer_list<TypingPlace> places) {
        Typist typist(std::move(text), format, catalogue);
        for (const TypingPlace& place : places) {
            if (auto row = typist.typeAt(place))
                rows.push_back(std::move(*row));
        }
    };
    const std::string mixed = makeMixedDefinition(definitionSize);
    type(makeDefinition(definitionSize), syntax::Format::Json,
         {{"a state's name", "\"Task ", "7"}, {"a value of Parameters", "\"text.$\": \"", "x"}});
    type(mixed, syntax::Format::Json,
         {{"a state's name", "    \"Put ", "7"},
          {"a value of Arguments", "\"MessageBody\": \"", "order "},
          {"an expression", "{% $states.input.order", "abc"},
          {"a Comment", "\"Comment\": \"", "words and "},
          {"a comment", "// ", "words and "},
          {"a new field", "\"Type\": \"Choice\",", "\n\"Comment\": \"the text is broken"}});
    const auto tree = syntax::SyntaxTree::parse(mixed, syntax::Format::Json);
    if (auto yaml = exchange::convert(*tree, syntax::Format::Yaml)) {
        type(std::move(*yaml), syntax::Format::Yaml,
             {{"a state's name", "    Put ", "7"},
              {"a value of Arguments", "MessageBody: ", "order"},
              {"an expression", "{% $states.input.order", "abc"},
              {"a comment", "# ", "words and "},
              {"a new field", "Type: Choice\n", "      Comment\n"}});
    }
    return rows;
}

std::vector<Value> measureAssistance()
{
    constexpr std::string_view stateName = "    \"Put ";
    constexpr std::string_view target = "\"Next\": \"Put ";
    constexpr std::string_view call = "{% $string($sum(";
    constexpr std::string_view variable = "{% $exists($co";
    constexpr std::string_view placeholder = "\"TableName\": \"${Or";
    Asker asker(makeMixedDefinition(definitionSize), openCatalogue());
    const asl::Model& model = asker.model();
    for (const std::string_view mark :
         {target, call, variable, placeholder,
          std::string_view("\"Resource\": \"arn:aws:states:::"),
          std::string_view("\"ItemsPath\": \"$."), std::string_view("\"ErrorEquals\": [\""),
          std::string_view("\"Type\": \"Choice\",\n      "),
          std::string_view("\"MessageAttributes\": {\n          ")}) {
        asker.ask("completion", mark, [&](std::uint32_t offset) {
            return assist::complete(model, offset, asker.catalogue()).size();
        });
    }
    for (const std::string_view mark :
         {stateName, target, call, variable, placeholder, std::string_view("\"ItemsPa")}) {
        asker.ask("hover", mark, [&](std::uint32_t offset) {
            return std::size_t(assist::hover(model, offset) ? 1 : 0);
        });
    }
    asker.ask("signature help", call, [&](std::uint32_t offset) {
        return std::size_t(assist::signatureAt(model, offset) ? 1 : 0);
    });
    for (const std::string_view mark : {stateName, target, variable, placeholder}) {
        const auto symbol = assist::symbolAt(model, asker.behind(mark));
        if (!symbol)
            continue;
        asker.ask("symbol", mark, [&](std::uint32_t offset) {
            return std::size_t(assist::symbolAt(model, offset) ? 1 : 0);
        });
        asker.ask("definition", mark,
                  [&](std::uint32_t) { return assist::definitionsOf(model, *symbol).size(); });
        asker.ask("references", mark,
                  [&](std::uint32_t) { return assist::occurrencesOf(model, *symbol).size(); });
        asker.ask("rename", mark, [&](std::uint32_t) { return sizeOfRename(model, *symbol); });
    }
    for (const std::string_view mark :
         {stateName, std::string_view("    \"Tell "), std::string_view("    \"Decide "),
          std::string_view("    \"Each "), std::string_view("ec2:describeInstances"),
          placeholder}) {
        asker.ask("list of actions", mark, [&](std::uint32_t offset) {
            return assist::actionsAt(model, {offset, offset}, asker.diagnostics()).size();
        });
    }
    // Faults of one kind all over the text, which one entry of the list repairs together.
    std::string faulty = makeMixedDefinition(definitionSize);
    for (std::size_t at = 0; (at = faulty.find("\"MaxAttempts\"", at)) != std::string::npos;)
        faulty.erase(at + 10, 1);
    Asker repairs(faulty, openCatalogue());
    repairs.ask("repair of all", "\"MaxAtt", [&](std::uint32_t offset) {
        const auto actions =
            assist::actionsAt(repairs.model(), {offset, offset}, repairs.diagnostics());
        return actions.size();
    });
    std::move(repairs.rows.begin(), repairs.rows.end(), std::back_inserter(asker.rows));
    return std::move(asker.rows);
}

} // namespace stepglass::bench
