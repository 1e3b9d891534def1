// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/Edit.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/inspector/private/Field.h"

#include <QScrollArea>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace stepglass::ui::inspector {

/// What every part of the inspector works with.
struct Tools {
    document::WorkflowDocument& document;
    const theme::Theme* theme;
    /// Told why an edit was not possible.
    std::function<void(const QString&)> refuse;
};

/// A scrolling column of fields about one state, or about the machine. It is built anew when the
/// state, its type or the number of its parts change; else only its contents follow the snapshot.
class Form : public QScrollArea {
    Q_OBJECT

public:
    Form(Tools& tools, QWidget* parent);

    /// Shows a state of the newest snapshot; null: the machine itself.
    void show(const asl::Model& model, const asl::State* state);
    /// Forgets everything, so that the next `show` builds it in the present theme.
    void reset();

protected:
    /// Adds the rows of a state; nothing else is asked to do so.
    virtual void build(const asl::Model& model, const asl::State* state) = 0;
    /// What makes rows of another form necessary, beside the state's path and type.
    [[nodiscard]] virtual QString structure(const asl::Model& model, const asl::State* state) const;

    Field* addField(FieldSpec spec, QVBoxLayout* column = nullptr);
    void addHeading(const QString& text);
    /// A frame for one rule, Retrier or Catcher, with a title and, where `removable` names it, a
    /// button that removes it.
    QVBoxLayout* addCard(const QString& title, const std::string& removable,
                         const QString& stepName);
    /// States of the scope as targets. `transition` is what they retarget.
    void addTargets(const edit::Retarget& transition, const QString& label, bool mayEnd,
                    QVBoxLayout* column = nullptr);
    /// A button of one line that looks like a link.
    void addLink(const QString& text, const QString& name, QVBoxLayout* column,
                 const std::function<void()>& act);
    void addNote(const QString& text, QVBoxLayout* column = nullptr);
    /// A row that follows the snapshot in its own way.
    void addRow(QWidget* row, std::function<void(const asl::Model&, const asl::State*)> follow,
                QVBoxLayout* column = nullptr);

    Result<void> perform(const edit::Intent& intent, const QString& stepName);
    void setField(Field* field, const std::optional<Value>& value);
    [[nodiscard]] std::optional<Value> valueAt(const asl::Model& model,
                                               const std::string& pointer) const;
    [[nodiscard]] const asl::StatePath& path() const { return m_path; }

    Tools& m_tools;

private:
    void follow(const asl::Model& model, const asl::State* state);
    [[nodiscard]] QString faultAt(const std::string& pointer) const;

    asl::StatePath m_path;
    QString m_structure;
    QVBoxLayout* m_column = nullptr;
    std::vector<Field*> m_fields;
    std::vector<std::function<void(const asl::Model&, const asl::State*)>> m_followers;
};

} // namespace stepglass::ui::inspector
