// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <QWidget>

#include <optional>
#include <string>

class QComboBox;
class QLabel;
class QLineEdit;

namespace stepglass::ui::theme {
class Theme;
}
namespace stepglass::ui::widgets {
class JsonEdit;
}

namespace stepglass::ui::inspector {

enum class FieldKind {
    Text,   ///< a string
    Path,   ///< a string, or null where `null` is written
    Number, ///< an integer or a decimal number
    Texts,  ///< strings, separated by commas
    Json,   ///< any value
};

/// A field of a state (or of the machine) as a form shows it.
struct FieldSpec {
    std::string pointer; ///< below the state, as in "/Retry/0/MaxAttempts"
    QString label;
    FieldKind kind = FieldKind::Text;
    QString placeholder; ///< what holds where the field is absent
};

/// One field with its label, and below it what is wrong with it. Follows the document, but never
/// touches what the user is writing.
class Field : public QWidget {
    Q_OBJECT

public:
    Field(FieldSpec spec, const theme::Theme& theme, QWidget* parent);

    [[nodiscard]] const FieldSpec& spec() const { return m_spec; }
    /// Shows what the document says; nothing: the field is absent.
    void load(const std::optional<Value>& value);
    /// What the analysis has against the value; what was refused before stands until the user
    /// writes anew.
    void setFault(const QString& fault);
    /// What the user wrote cannot be: it stays, with the reason.
    void refuse(const QString& reason);
    void setTheme(const theme::Theme& theme);

Q_SIGNALS:
    /// The user wants another value; nothing: the field is to go.
    void edited(const std::optional<stepglass::Value>& value);

private:
    void commitLine();
    void commitJson();
    void showMessage(const QString& message);
    void propose(const std::optional<Value>& value);
    [[nodiscard]] QString textOf(const std::optional<Value>& value) const;

    FieldSpec m_spec;
    std::optional<Value> m_value;
    QLineEdit* m_line = nullptr;
    widgets::JsonEdit* m_json = nullptr;
    bool m_isRefused = false;
    QLabel* m_fault;
};

/// A label above a control, as every row of a form has it.
[[nodiscard]] QLabel* fieldLabel(const QString& text, QWidget* buddy, QWidget* parent);
/// A label for what is wrong; hidden while empty.
[[nodiscard]] QLabel* faultLabel(QWidget* parent);
void showFault(QLabel* label, QWidget* control, const QString& fault);

} // namespace stepglass::ui::inspector
