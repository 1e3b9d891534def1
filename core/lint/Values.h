// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/Lint.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::lint {

/// As `check`, of the text with the values put in that the model knows of its placeholders. The
/// ranges are those of the model's own text; a fault that a value makes lies on its placeholder,
/// and has no fixes, for it is the value that is to be mended. Where no values are known, this is
/// `check`.
[[nodiscard]] std::vector<Diagnostic> checkWithValues(const asl::Model& model,
                                                      const Options& options = {},
                                                      const CancelToken& cancel = {});
/// The same with what the check before has left in `memory`.
[[nodiscard]] std::vector<Diagnostic> checkWithValues(std::shared_ptr<const asl::Model> model,
                                                      const Options& options, Memory& memory,
                                                      const CancelToken& cancel = {});

/// The value of a placeholder that makes a fault.
struct FaultyValue {
    std::string environment; ///< empty where the value is of none
    std::string placeholder;
    std::string value; ///< its beginning, where it is long

    friend bool operator==(const FaultyValue&, const FaultyValue&) = default;
};
/// What makes one of the faults that `checkWithValues` found in the same model; nothing for one
/// that the definition itself has.
[[nodiscard]] std::optional<FaultyValue> faultyValue(const asl::Model& model,
                                                     const Diagnostic& diagnostic);

/// The words around a fault that a value makes: {0} the placeholder, {1} the value, {2} the fault's
/// own sentence, {3} the environment.
[[nodiscard]] std::string_view englishTemplate(const FaultyValue& value);
/// A fault's sentence, with the value that makes it.
[[nodiscard]] std::string toEnglish(const asl::Model& model, const Diagnostic& diagnostic);

} // namespace stepglass::lint
