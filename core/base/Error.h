// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace stepglass {

/// What can go wrong between the program and the world. Every code has one English sentence in
/// Error.cpp, with {0}, {1}, ... standing for `Error::arguments`; ui/bridge translates it.
enum class ErrorCode {
    CannotOpenFile,  ///< {0} path, {1} the system's reason
    CannotReadFile,  ///< {0} path, {1} the system's reason
    CannotWriteFile, ///< {0} path, {1} the system's reason
    FileTooLarge,    ///< {0} path, {1} its size, {2} the limit, as words
    NotText,         ///< {0} path, {1} offset of the first byte that is no UTF-8 text
    InvalidJson,     ///< {0} what is wrong, {1} line, {2} column
    InvalidMockFile, ///< {0} path in the file (JSON Pointer), {1} what is wrong
    UnknownTestCase, ///< {0} the name asked for, {1} the names there are
    LimitExceeded,   ///< {0} which limit, {1} its value
    Cancelled,
    LayoutFailed,      ///< {0} reason
    EditNotPossible,   ///< {0} reason
    InvalidDefinition, ///< {0} the first fault
    Usage,             ///< {0} what is wrong with the call
};

/// An error of the world (not of the user's document, nor of the running workflow).
struct Error {
    ErrorCode code;
    std::vector<std::string> arguments;
    /// What was being done, outermost last; may be empty.
    std::string context;

    friend bool operator==(const Error&, const Error&) = default;
};

/// The English template of a code, with {0}, {1}, ... for the arguments.
[[nodiscard]] std::string_view englishTemplate(ErrorCode code);
/// The error as one English sentence, for the command line and for logs.
[[nodiscard]] std::string toEnglish(const Error& error);
/// Puts `arguments` into a template's {0}, {1}, ...; a number without an argument stays as it is.
[[nodiscard]] std::string fillTemplate(std::string_view text,
                                       const std::vector<std::string>& arguments);

template <typename T>
using Result = tl::expected<T, Error>;

/// tl::unexpected with less to write: `return fail(ErrorCode::NotText, path)`.
template <typename... Arguments>
[[nodiscard]] tl::unexpected<Error> fail(ErrorCode code, Arguments&&... arguments)
{
    return tl::unexpected<Error>(
        Error{code, {std::string(std::forward<Arguments>(arguments))...}, {}});
}

} // namespace stepglass
