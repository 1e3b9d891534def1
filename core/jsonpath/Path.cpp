// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/Path.h"

#include "core/jsonpath/private/Evaluator.h"
#include "core/jsonpath/private/PathParser.h"
#include "core/jsonpath/private/Recorder.h"

namespace stepglass::jsonpath {

tl::expected<Path, PathError> Path::parse(std::string_view text, RootRule rule)
{
    auto compiled = parsePath(text, {rule, 0});
    if (!compiled)
        return tl::unexpected<PathError>(compiled.error());
    return Path(*std::move(compiled));
}

const std::string& Path::text() const
{
    return m_compiled->text;
}

RootKind Path::root() const
{
    return m_compiled->root;
}

const std::string& Path::variable() const
{
    return m_compiled->variable;
}

bool Path::isDefinite() const
{
    return m_compiled->isDefinite;
}

bool Path::isRootOnly() const
{
    return m_compiled->steps.empty();
}

tl::expected<Value, EvaluationError> Path::evaluate(const Value& root,
                                                    const EvaluationOptions& options) const
{
    if (const Value* place = locate(root))
        return *place;
    Budget budget(options);
    tl::expected<Value, EvaluationError> found = evaluateCompiled(*m_compiled, root, root, budget);
    if (budget.stop())
        return tl::unexpected<EvaluationError>(*budget.stop());
    return found;
}

tl::expected<TracedResult, EvaluationError>
Path::evaluateWithProvenance(const Value& root, const EvaluationOptions& options,
                             const value::ProvenanceLimits& limits) const
{
    using Root = value::Source::Root;
    const Root kind = m_compiled->root == RootKind::Input     ? Root::Input
                      : m_compiled->root == RootKind::Context ? Root::Context
                                                              : Root::Variable;
    Recorder recorder({kind, m_compiled->variable, {}}, limits);
    Budget budget(options);
    tl::expected<Value, EvaluationError> found =
        evaluateCompiled(*m_compiled, root, root, budget, MissingNames::Ignored, &recorder);
    if (budget.stop())
        return tl::unexpected<EvaluationError>(*budget.stop());
    if (!found)
        return tl::unexpected<EvaluationError>(found.error());
    return TracedResult{*std::move(found), std::move(recorder.result)};
}

const Value* Path::locate(const Value& root) const
{
    return m_compiled->isPlain ? walkPlain(*m_compiled, root) : nullptr;
}

} // namespace stepglass::jsonpath
