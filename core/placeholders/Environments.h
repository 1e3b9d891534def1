// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Placeholders.h"
#include "core/base/Error.h"
#include "core/base/TextRange.h"
#include "core/placeholders/Uses.h"
#include "core/value/Value.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepglass::placeholders {

/// A fault of an environments file, with its place there.
struct Fault {
    enum class Kind {
        InvalidJson,        ///< {0} what is wrong
        NotAnObject,        ///< {0} what should be one
        NotText,            ///< {0} what should be one
        UnknownMember,      ///< {0} name, {1} the names there could be
        UnknownType,        ///< {0} word, {1} the words there are
        DuplicateName,      ///< {0} name
        UnknownEnvironment, ///< {0} name, {1} the names there are
        WrongValue, ///< {0} placeholder, {1} environment, {2} what its type wants, {3} value
    };
    Kind kind = Kind::InvalidJson;
    std::vector<std::string> arguments;
    TextRange range;
    bool isError = true; ///< else a warning: the file serves all the same

    friend bool operator==(const Fault&, const Fault&) = default;
};
[[nodiscard]] std::string toEnglish(const Fault& fault);

/// What the file says of one placeholder.
struct Declaration {
    std::string name;
    std::optional<PlaceholderType> type;
    std::string description;
};

/// The value of one placeholder in one environment.
struct PlaceholderValue {
    std::string name;
    Value value;
    TextRange range;

    /// The text that is put in: a string's content, else JSON.
    [[nodiscard]] std::string text() const;
};

struct Environment {
    std::string name;
    std::vector<PlaceholderValue> values; ///< in the order of the file

    [[nodiscard]] const PlaceholderValue* find(std::string_view placeholder) const;
};

/// The file beside a definition that says what its placeholders are and what they stand for, by
/// environment; README.md describes it. Immutable: changes give another text of the file in which
/// all that is not changed is as it was, comments and unknown members included.
class EnvironmentsFile {
public:
    /// Reads a text, whatever is in it; an empty one has nothing. Never fails: what cannot be read
    /// is left out and becomes a fault.
    explicit EnvironmentsFile(std::string text = {});

    [[nodiscard]] const std::string& text() const { return m_tree->text(); }
    [[nodiscard]] const syntax::SyntaxTree& tree() const { return *m_tree; }
    [[nodiscard]] const std::vector<Fault>& faults() const { return m_faults; }
    [[nodiscard]] bool hasErrors() const;
    /// Whether it holds neither declarations nor environments.
    [[nodiscard]] bool isEmpty() const { return m_declarations.empty() && m_environments.empty(); }

    [[nodiscard]] const std::vector<Declaration>& declarations() const { return m_declarations; }
    [[nodiscard]] const Declaration* declaration(std::string_view placeholder) const;
    [[nodiscard]] const std::vector<Environment>& environments() const { return m_environments; }
    [[nodiscard]] const Environment* find(std::string_view environment) const;
    /// The names of the environments with ", " between them.
    [[nodiscard]] std::string environmentNames() const;
    /// The environment that counts where none is chosen; empty where the file names none.
    [[nodiscard]] const std::string& defaultEnvironment() const { return m_default; }

    /// Everything that it knows, with the values of an environment (none for an unknown one).
    [[nodiscard]] asl::KnownPlaceholders known(std::string_view environment) const;
    /// What `engine::compile` takes.
    [[nodiscard]] asl::Substitutions substitutionsOf(std::string_view environment) const;
    /// Values that are not of their placeholder's type, declared or else inferred, in one
    /// environment or in all (where the name is empty).
    [[nodiscard]] std::vector<Fault> wrongValues(const std::vector<Placeholder>& placeholders,
                                                 std::string_view environment = {}) const;

    // Each gives the text with one thing changed. They fail with EditNotPossible where the file's
    // JSON is broken, and where a name is empty or taken.

    /// A value as somebody typed it: for a number, a boolean or JSON it is read as JSON where it is
    /// some, else it is a text. Nothing removes it. Makes the environment where there is none.
    [[nodiscard]] Result<std::string> withValue(std::string_view environment,
                                                std::string_view placeholder,
                                                const std::optional<std::string>& typed,
                                                PlaceholderType type) const;
    [[nodiscard]] Result<std::string> withType(std::string_view placeholder,
                                               std::optional<PlaceholderType> type) const;
    /// With an empty description there is none.
    [[nodiscard]] Result<std::string> withDescription(std::string_view placeholder,
                                                      const std::string& description) const;
    [[nodiscard]] Result<std::string> withEnvironment(const std::string& name) const;
    [[nodiscard]] Result<std::string> withoutEnvironment(std::string_view name) const;
    [[nodiscard]] Result<std::string> withRenamedEnvironment(std::string_view name,
                                                             const std::string& newName) const;
    /// A placeholder under another name, in its declaration and in every environment.
    [[nodiscard]] Result<std::string> withRenamedPlaceholder(std::string_view name,
                                                             const std::string& newName) const;
    [[nodiscard]] Result<std::string> withDefault(std::string_view environment) const;

private:
    void readDeclarations(syntax::NodeId node);
    void readEnvironments(syntax::NodeId node);
    void readDefault(syntax::NodeId node);
    /// Tells what is no object, and names that stand twice.
    bool isObject(syntax::NodeId node, std::string what);
    void addFault(Fault::Kind kind, TextRange range, std::vector<std::string> arguments,
                  bool isError = true);
    [[nodiscard]] Result<std::string> with(const std::string& pointer,
                                           std::optional<Value> value) const;
    [[nodiscard]] Result<void> checkNewName(const std::string& name) const;

    std::shared_ptr<const syntax::SyntaxTree> m_tree;
    std::vector<Fault> m_faults;
    std::vector<Declaration> m_declarations;
    std::vector<Environment> m_environments;
    std::string m_default;
};

/// What is wanted of a value of a type, where the text that is put in is none of it; else nothing.
/// A text with a placeholder in it may be anything.
[[nodiscard]] std::optional<std::string> whatIsWanted(PlaceholderType type, std::string_view text);

/// The path of the environments file beside a definition: "a/orders.environments.json" for
/// "a/orders.asl.json".
[[nodiscard]] std::string environmentsFileOf(const std::string& definition);

} // namespace stepglass::placeholders
