// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/JsonEdit.h"

#include "core/value/Json.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/JsonHighlighter.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStyle>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace stepglass::ui::widgets {

JsonEdit::JsonEdit(const theme::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(&theme)
    , m_editor(new QPlainTextEdit(this))
    , m_message(new QLabel(this))
{
    m_editor->setObjectName(QStringLiteral("jsonEditor"));
    m_editor->setAccessibleName(tr("JSON"));
    QFont font = theme::Theme::monospaceFont();
    font.setPixelSize(12);
    m_editor->setFont(font);
    m_editor->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_editor->setTabChangesFocus(true);
    m_editor->installEventFilter(this);
    m_message->setObjectName(QStringLiteral("jsonMessage"));
    m_message->setProperty("error", true);
    m_message->setWordWrap(true);
    m_message->hide();
    m_highlighter = new JsonHighlighter(m_editor->document(), theme);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::metrics::grid);
    column->addWidget(m_editor);
    column->addWidget(m_message);
    setFocusProxy(m_editor);

    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        m_isEdited = true;
        m_ownerFault.clear();
        check();
        fitHeight();
        Q_EMIT textChanged();
    });
    fitHeight();
}

void JsonEdit::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    m_highlighter->setTheme(theme);
    showMessage();
}

QString JsonEdit::text() const
{
    return m_editor->toPlainText();
}

void JsonEdit::setText(const QString& text)
{
    if (text != this->text()) {
        const int place = m_editor->textCursor().position();
        const QSignalBlocker blocker(m_editor);
        m_editor->setPlainText(text);
        QTextCursor cursor = m_editor->textCursor();
        cursor.setPosition(std::min(place, static_cast<int>(text.size())));
        m_editor->setTextCursor(cursor);
        m_ownerFault.clear();
        check();
        fitHeight();
    }
    m_isEdited = false;
}

void JsonEdit::setPlaceholderText(const QString& text)
{
    m_editor->setPlaceholderText(text);
}

void JsonEdit::setEmptyAllowed(bool isAllowed)
{
    m_isEmptyAllowed = isAllowed;
    check();
}

void JsonEdit::setVisibleLines(int least, int most)
{
    m_leastLines = least;
    m_mostLines = most;
    fitHeight();
}

Result<Value> JsonEdit::value() const
{
    return value::parseJson(text().toStdString());
}

bool JsonEdit::isValid() const
{
    return m_syntaxFault.isEmpty();
}

void JsonEdit::setFault(const QString& fault)
{
    m_ownerFault = fault;
    showMessage();
}

QString JsonEdit::message() const
{
    return m_message->text();
}

bool JsonEdit::isEdited() const
{
    return m_isEdited;
}

void JsonEdit::check()
{
    m_syntaxFault.clear();
    m_faultLine.reset();
    const bool isEmpty = text().trimmed().isEmpty();
    if (isEmpty && !m_isEmptyAllowed) {
        m_syntaxFault = tr("Write a JSON value, as in {}");
    } else if (!isEmpty) {
        if (const Result<Value> parsed = value(); !parsed) {
            const std::vector<std::string>& arguments = parsed.error().arguments;
            if (parsed.error().code == ErrorCode::InvalidJson && arguments.size() == 3) {
                m_syntaxFault = tr("Line %1, column %2: %3")
                                    .arg(QString::fromStdString(arguments[1]),
                                         QString::fromStdString(arguments[2]),
                                         QString::fromStdString(arguments[0]));
                m_faultLine = QString::fromStdString(arguments[1]).toInt() - 1;
            } else {
                m_syntaxFault = QString::fromStdString(toEnglish(parsed.error()));
            }
        }
    }
    showMessage();
}

void JsonEdit::showMessage()
{
    const QString message = m_syntaxFault.isEmpty() ? m_ownerFault : m_syntaxFault;
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    if (m_editor->property("invalid").toBool() != !message.isEmpty()) {
        m_editor->setProperty("invalid", !message.isEmpty());
        style()->unpolish(m_editor);
        style()->polish(m_editor);
    }
    QList<QTextEdit::ExtraSelection> marks;
    if (m_faultLine) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_editor->document()->findBlockByNumber(*m_faultLine));
        mark.format.setBackground(m_theme->statusTint(theme::Status::Failed));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(mark);
    }
    m_editor->setExtraSelections(marks);
}

void JsonEdit::fitHeight()
{
    const int lines = std::clamp(m_editor->document()->blockCount(), m_leastLines, m_mostLines);
    const int lineHeight = QFontMetrics(m_editor->font()).lineSpacing();
    m_editor->setMinimumHeight(lines * lineHeight + 20);
    m_editor->setMaximumHeight(m_mostLines >= 1000 ? QWIDGETSIZE_MAX : lines * lineHeight + 20);
}

void JsonEdit::commit()
{
    if (!m_isEdited)
        return;
    m_isEdited = false;
    Q_EMIT committed();
}

bool JsonEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_editor && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isReturn && key->modifiers().testFlag(Qt::ControlModifier)) {
            commit();
            return true;
        }
    } else if (watched == m_editor && event->type() == QEvent::FocusOut &&
               static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) {
        commit();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace stepglass::ui::widgets
