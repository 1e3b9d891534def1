// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/private/SignatureTip.h"

#include "ui/bridge/Words.h"
#include "ui/editor/private/ScintillaView.h"
#include "ui/theme/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace stepglass::ui::editor {

namespace {

constexpr int widest = 480;

} // namespace

SignatureTip::SignatureTip(ScintillaView& view, document::WorkflowDocument& document)
    : QFrame(&view, Qt::ToolTip | Qt::FramelessWindowHint)
    , m_view(view)
    , m_document(document)
    , m_label(new QLabel(this))
    , m_documentation(new QLabel(this))
{
    setObjectName(QStringLiteral("signatureTip"));
    setAccessibleName(tr("Parameters of the function"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::StyledPanel);
    m_label->setObjectName(QStringLiteral("signature"));
    m_label->setTextFormat(Qt::RichText);
    m_documentation->setWordWrap(true);
    m_documentation->setProperty("muted", true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(2);
    column->addWidget(m_label);
    column->addWidget(m_documentation);

    connect(&view, &QsciScintillaBase::SCN_CHARADDED, this, [this](int character) {
        if (character == '(' || character == ',')
            open();
    });
    connect(&view, &ScintillaView::caretPlaced, this, &SignatureTip::follow);
    connect(&document, &document::WorkflowDocument::snapshotChanged, this, &SignatureTip::follow);
    connect(&document, &document::WorkflowDocument::contentsReplaced, this, &QWidget::hide);
}

void SignatureTip::setTheme(const theme::Theme& theme)
{
    m_label->setFont(theme::Theme::monospaceFont());
    setPalette(theme.palette());
}

void SignatureTip::open()
{
    m_isWanted = true;
    follow();
}

void SignatureTip::hideEvent(QHideEvent* event)
{
    m_isWanted = false;
    QFrame::hideEvent(event);
}

void SignatureTip::follow()
{
    if (!m_isWanted || !m_document.isSnapshotCurrent())
        return;
    const auto help = assist::signatureAt(*m_document.snapshot()->model, m_view.caretOffset());
    if (help && m_view.hasFocus()) {
        show(*help);
    } else {
        m_isWanted = false;
        hide();
    }
}

void SignatureTip::show(const assist::SignatureHelp& help)
{
    QStringList parameters;
    for (std::size_t i = 0; i < help.parameters.size(); ++i) {
        const QString name = bridge::toQString(help.parameters[i]).toHtmlEscaped();
        parameters.append(i == help.active ? QStringLiteral("<b>%1</b>").arg(name) : name);
    }
    m_label->setText(QStringLiteral("%1(%2)").arg(bridge::toQString(help.function).toHtmlEscaped(),
                                                  parameters.join(QStringLiteral(", "))));
    m_documentation->setText(help.active < help.parameters.size()
                                 ? bridge::toQString(help.documentation)
                                 : tr("More arguments than the function takes."));
    m_documentation->setMaximumWidth(widest);
    m_documentation->setVisible(!m_documentation->text().isEmpty());
    adjustSize();
    // The completions open below the line.
    const QRect line = m_view.placeOf(m_view.caretOffset());
    const QRect room = m_view.screen()->availableGeometry();
    const int above = line.top() - height() - 4;
    move(std::clamp(line.left(), room.left(), std::max(room.left(), room.right() - width())),
         above >= room.top() ? above : line.bottom() + 4);
    QFrame::show();
}

} // namespace stepglass::ui::editor
