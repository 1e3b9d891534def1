// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/private/Field.h"

#include "core/value/Json.h"
#include "ui/bridge/Words.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/JsonEdit.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace stepglass::ui::inspector {

QLabel* fieldLabel(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("muted", true);
    label->setBuddy(buddy);
    return label;
}

QLabel* faultLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QStringLiteral("fault"));
    label->setProperty("error", true);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void showFault(QLabel* label, QWidget* control, const QString& fault)
{
    label->setText(fault);
    label->setVisible(!fault.isEmpty());
    if (control->property("invalid").toBool() == !fault.isEmpty())
        return;
    control->setProperty("invalid", !fault.isEmpty());
    control->style()->unpolish(control);
    control->style()->polish(control);
}

Field::Field(FieldSpec spec, const theme::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_spec(std::move(spec))
    , m_fault(faultLabel(this))
{
    const QString name =
        bridge::toQString(m_spec.pointer).mid(1).replace(QLatin1Char('/'), QLatin1Char('.'));
    setObjectName(QStringLiteral("field.") + name);
    QWidget* control = nullptr;
    if (m_spec.kind == FieldKind::Json) {
        m_json = new widgets::JsonEdit(theme, this);
        m_json->setEmptyAllowed(true);
        m_json->setVisibleLines(2, 12);
        m_json->setPlaceholderText(m_spec.placeholder);
        m_json->editor()->setAccessibleName(m_spec.label);
        connect(m_json, &widgets::JsonEdit::committed, this, &Field::commitJson);
        control = m_json;
    } else {
        m_line = new QLineEdit(this);
        m_line->setAccessibleName(m_spec.label);
        m_line->setPlaceholderText(m_spec.placeholder);
        if (m_spec.kind == FieldKind::Path)
            m_line->setFont(theme::Theme::monospaceFont());
        connect(m_line, &QLineEdit::editingFinished, this, &Field::commitLine);
        control = m_line;
    }
    control->setObjectName(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::metrics::grid);
    column->addWidget(fieldLabel(m_spec.label, control, this));
    column->addWidget(control);
    column->addWidget(m_fault);
}

void Field::setTheme(const theme::Theme& theme)
{
    if (m_json)
        m_json->setTheme(theme);
}

QString Field::textOf(const std::optional<Value>& value) const
{
    if (!value)
        return {};
    if (m_json)
        return bridge::toQString(value::toPrettyJson(*value));
    if (m_spec.kind == FieldKind::Texts && value->isArray()) {
        QStringList texts;
        for (const Value& element : value->elements())
            texts.append(element.isString() ? bridge::toQString(element.asString())
                                            : bridge::toQString(value::toJson(element)));
        return texts.join(QStringLiteral(", "));
    }
    return value->isString() ? bridge::toQString(value->asString())
                             : bridge::toQString(value::toJson(*value));
}

void Field::load(const std::optional<Value>& value)
{
    const bool isNew = m_value != value;
    m_value = value;
    const QString text = textOf(value);
    if (m_json) {
        // What is being written is the user's until it is committed; what was refused stays to be
        // mended.
        if (m_json->isEdited() || (!isNew && (!m_json->isValid() || m_isRefused)))
            return;
        m_json->setText(text);
    } else if (!m_line->isModified() && m_line->text() != text) {
        const int place = m_line->cursorPosition();
        m_line->setText(text);
        m_line->setCursorPosition(place);
    }
}

void Field::setFault(const QString& fault)
{
    if (!m_isRefused)
        showMessage(fault);
}

void Field::refuse(const QString& reason)
{
    m_isRefused = true;
    if (m_line)
        m_line->setModified(true);
    showMessage(reason);
}

void Field::showMessage(const QString& message)
{
    if (m_json)
        m_json->setFault(message);
    else
        showFault(m_fault, m_line, message);
}

void Field::commitJson()
{
    if (!m_json->isValid())
        return;
    if (m_json->text().trimmed().isEmpty())
        propose(std::nullopt);
    else
        propose(*m_json->value());
}

void Field::commitLine()
{
    if (!m_line->isModified())
        return;
    const QString text = m_line->text();
    const bool isPlaceholder = text.startsWith(QLatin1String("${"));
    if (text.trimmed().isEmpty()) {
        propose(std::nullopt);
    } else if (m_spec.kind == FieldKind::Path && text.trimmed() == QLatin1String("null")) {
        propose(Value());
    } else if (m_spec.kind == FieldKind::Number && !isPlaceholder) {
        bool isInteger = false;
        bool isNumber = false;
        const qlonglong integer = text.toLongLong(&isInteger);
        const double number = text.toDouble(&isNumber);
        if (!isNumber) {
            refuse(tr("\"%1\" is no number").arg(text));
            return;
        }
        propose(isInteger ? Value(static_cast<std::int64_t>(integer)) : Value(number));
    } else if (m_spec.kind == FieldKind::Texts) {
        std::vector<Value> texts;
        for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
            texts.emplace_back(bridge::toUtf8(part.trimmed()));
        propose(Value::array(std::move(texts)));
    } else {
        propose(Value(bridge::toUtf8(text)));
    }
}

void Field::propose(const std::optional<Value>& value)
{
    m_isRefused = false;
    showMessage(QString());
    if (m_line)
        m_line->setModified(false);
    if (value != m_value)
        Q_EMIT edited(value);
}

} // namespace stepglass::ui::inspector
