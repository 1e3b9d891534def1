// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/private/Form.h"

class QLineEdit;

namespace stepglass::ui::inspector {

/// Name, comment, and what a state of its type does; where it leads; Retriers and Catchers.
class ConfigurationForm final : public Form {
    Q_OBJECT

public:
    using Form::Form;
    void focusName();

protected:
    void build(const asl::Model& model, const asl::State* state) override;
    [[nodiscard]] QString structure(const asl::Model& model,
                                    const asl::State* state) const override;

private:
    void addName(const asl::State& state);
    void addTypeFields(const asl::Model& model, const asl::State& state);
    void addWait();
    void addRules(const asl::Model& model, const asl::State& state);
    void addRetriers(const asl::State& state);
    void addCatchers(const asl::Model& model, const asl::State& state);
    void append(const std::string& list, std::size_t count, Value element, const QString& stepName);

    QLineEdit* m_name = nullptr;
};

/// How the state's input becomes its output.
class DataForm final : public Form {
    Q_OBJECT

public:
    using Form::Form;

protected:
    void build(const asl::Model& model, const asl::State* state) override;
};

/// The machine itself.
class MachineForm final : public Form {
    Q_OBJECT

public:
    using Form::Form;

protected:
    void build(const asl::Model& model, const asl::State* state) override;
};

} // namespace stepglass::ui::inspector
