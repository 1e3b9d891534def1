// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/TestState.h"

#include <optional>
#include <string>
#include <string_view>

namespace stepglass::mock {

/// What is wrong with a mocked result of a Task's resource, in TestState's words ("Field
/// 'StatusCode' must be a number"), or nothing. Members that the service's model does not know are
/// never wrong. Jobs (".sync") are held against the answer of the call that polls them. Nothing is
/// known of resources without a contract here, of HTTP tasks and API Gateway, and of what a
/// callback sends.
[[nodiscard]] std::optional<std::string> checkResult(std::string_view resource, const Value& result,
                                                     engine::FieldValidation validation);

/// Whether results of the resource are checked at all.
[[nodiscard]] bool hasContract(std::string_view resource);

} // namespace stepglass::mock
