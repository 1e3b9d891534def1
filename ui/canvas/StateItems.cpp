// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/StateItems.h"

#include "ui/bridge/Words.h"
#include "ui/canvas/private/Badge.h"
#include "ui/canvas/private/CanvasStyle.h"

#include <QFontMetricsF>
#include <QPainter>

namespace stepglass::ui::canvas {

namespace {

constexpr double padding = 12;
constexpr double gap = 10;
constexpr double radius = theme::metrics::cardRadius;

QString typeWord(asl::StateType type)
{
    switch (type) {
    case asl::StateType::Task:
        return StateNodeItem::tr("Task state");
    case asl::StateType::Pass:
        return StateNodeItem::tr("Pass state");
    case asl::StateType::Choice:
        return StateNodeItem::tr("Choice state");
    case asl::StateType::Wait:
        return StateNodeItem::tr("Wait state");
    case asl::StateType::Succeed:
        return StateNodeItem::tr("Succeed state");
    case asl::StateType::Fail:
        return StateNodeItem::tr("Fail state");
    case asl::StateType::Parallel:
        return StateNodeItem::tr("Parallel state");
    case asl::StateType::Map:
        return StateNodeItem::tr("Map state");
    case asl::StateType::Unknown:
        break;
    }
    return StateNodeItem::tr("State of unknown type");
}

bool holdsNothing(const asl::State& state)
{
    for (const asl::Scope& scope : state.scopes) {
        if (!scope.states.empty())
            return false;
    }
    return true;
}

QString countText(const RunMark& run)
{
    return run.visits > 1 ? QStringLiteral("×%1").arg(run.visits) : QString();
}

} // namespace

StateFace makeFace(const asl::Model& model, const asl::State& state, ProblemCount problems)
{
    StateFace face;
    face.name = bridge::toQString(state.name);
    face.detail = bridge::cardDetail(model, state);
    face.typeWord = typeWord(state.type);
    face.comment = bridge::toQString(state.comment);
    for (const asl::Transition& transition : state.transitions) {
        const QString name = transition.kind == asl::TransitionKind::End
                                 ? StateNodeItem::tr("the end")
                                 : bridge::toQString(transition.target);
        if (!face.nextNames.contains(name))
            face.nextNames.append(name);
    }
    face.tileKey = CanvasStyle::tileKey(state);
    face.type = state.type;
    face.resource = state.resource;
    face.retriers = state.retrierCount;
    face.catchers = state.catcherCount;
    face.isBroken = state.isBroken;
    face.isEmptyContainer = state.isContainer() && holdsNothing(state);
    face.problems = problems;
    return face;
}

bool StateNodeItem::showState(const asl::Model& model, const asl::State& state,
                              ProblemCount problems)
{
    const syntax::SyntaxTree& tree = model.tree();
    // In YAML an alias's meaning may change far from the state's own text.
    std::size_t textHash = 0;
    if (tree.format() != syntax::Format::Yaml && state.node.isValid()) {
        const TextRange range = tree.node(state.node).range;
        const std::hash<std::string_view> hash;
        textHash = hash(std::string_view(tree.text()).substr(range.begin, range.length())) ^
                   (hash(state.name) << 1);
    }
    if (textHash != 0 && textHash == m_textHash && problems == m_face.problems &&
        state.isBroken == m_face.isBroken)
        return false;
    m_textHash = textHash;
    setFace(makeFace(model, state, problems));
    return true;
}

void StateNodeItem::setFace(StateFace face)
{
    if (m_face == face)
        return;
    m_face = std::move(face);
    setObjectName(QStringLiteral("state:%1").arg(bridge::toQString(key().path.pointer())));
    update();
}

QString StateNodeItem::accessibleName() const
{
    QStringList parts{m_face.name.isEmpty() ? tr("State without a name") : m_face.name,
                      m_face.typeWord};
    if (const std::optional<RunMark>& run = runMark()) {
        parts.append(theme::statusWord(run->status));
        if (run->visits > 1)
            parts.append(tr("entered %n time(s)", nullptr, static_cast<int>(run->visits)));
        if (run->retries > 0)
            parts.append(tr("%n retry(s)", nullptr, static_cast<int>(run->retries)));
    }
    if (m_face.isBroken)
        parts.append(tr("its text is broken"));
    if (m_face.problems.errors > 0)
        parts.append(tr("%n error(s)", nullptr, m_face.problems.errors));
    if (m_face.problems.warnings > 0)
        parts.append(tr("%n warning(s)", nullptr, m_face.problems.warnings));
    if (!m_face.nextNames.isEmpty())
        parts.append(tr("leads to %1").arg(m_face.nextNames.join(QStringLiteral(", "))));
    return parts.join(QStringLiteral(", "));
}

QString StateNodeItem::toolTipText() const
{
    QStringList lines{QStringLiteral("<b>%1</b>").arg(m_face.name.toHtmlEscaped()),
                      m_face.detail.toHtmlEscaped()};
    if (!m_face.comment.isEmpty())
        lines.append(QStringLiteral("<i>%1</i>").arg(m_face.comment.toHtmlEscaped()));
    if (const std::optional<RunMark>& run = runMark()) {
        QString standing = theme::statusWord(run->status);
        if (run->visits > 1)
            standing += QStringLiteral(" · ") +
                        tr("entered %n time(s)", nullptr, static_cast<int>(run->visits));
        if (run->inProgress > 0)
            standing += QStringLiteral(" · ") +
                        tr("%n in progress", nullptr, static_cast<int>(run->inProgress));
        if (run->failed > 0)
            standing +=
                QStringLiteral(" · ") + tr("%n failed", nullptr, static_cast<int>(run->failed));
        if (run->retries > 0)
            standing +=
                QStringLiteral(" · ") + tr("%n retry(s)", nullptr, static_cast<int>(run->retries));
        lines.append(standing);
    }
    if (m_face.retriers > 0)
        lines.append(tr("%n rule(s) for trying again", nullptr, static_cast<int>(m_face.retriers)));
    if (m_face.catchers > 0)
        lines.append(
            tr("%n rule(s) for catching errors", nullptr, static_cast<int>(m_face.catchers)));
    if (m_face.isBroken)
        lines.append(tr("The text of this state is broken"));
    if (m_face.problems.errors > 0)
        lines.append(tr("%n error(s)", nullptr, m_face.problems.errors));
    if (m_face.problems.warnings > 0)
        lines.append(tr("%n warning(s)", nullptr, m_face.problems.warnings));
    return lines.join(QStringLiteral("<br>"));
}

void StateNodeItem::paintHeading(QPainter& painter, const QRectF& row) const
{
    const double tile = std::min<double>(theme::metrics::tileSize, row.height() - 8);
    const QRectF tileBox(row.left() + padding, row.center().y() - tile / 2, tile, tile);
    asl::State example;
    example.type = m_face.type;
    example.resource = m_face.resource;
    style().paintTile(painter, tileBox, m_face.tileKey, example);
    if (scaleOf(painter) < smallestReadableScale)
        return;

    const double left = tileBox.right() + gap;
    const double width = row.right() - padding - left;
    const QFontMetricsF titleMetrics(style().titleFont());
    const QFontMetricsF detailMetrics(style().detailFont());
    const bool hasDetail = !m_face.detail.isEmpty() && row.height() >= 40;
    const double lines = titleMetrics.height() + (hasDetail ? detailMetrics.height() : 0);
    double top = row.center().y() - lines / 2;
    painter.setFont(style().titleFont());
    painter.setPen(m_face.name.isEmpty() ? style().colors().textMuted : style().colors().text);
    // The layout measures glyph by glyph, the font may set a hair wider: no dots for that.
    const double tolerance = 2;
    const QString name = m_face.name.isEmpty() ? tr("(no name)") : m_face.name;
    painter.drawText(QRectF(left, top, width + tolerance, titleMetrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     titleMetrics.elidedText(name, Qt::ElideRight, width + tolerance));
    if (!hasDetail)
        return;
    top += titleMetrics.height();
    painter.setFont(style().detailFont());
    painter.setPen(style().colors().textMuted);
    painter.drawText(QRectF(left, top, width + tolerance, detailMetrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     detailMetrics.elidedText(m_face.detail, Qt::ElideRight, width + tolerance));
}

StateNodeItem::Frame StateNodeItem::frame(const QColor& plainBorder, const QColor& plainFill) const
{
    const theme::Theme& theme = style().theme();
    if (const std::optional<RunMark>& run = runMark();
        run && run->status != theme::Status::NotStarted)
        return {theme.statusColor(run->status), theme.statusTint(run->status), 2};
    if (m_face.isBroken || m_face.problems.errors > 0)
        return {style().colors().error, plainFill, m_face.isBroken ? 1.5 : 1};
    return {plainBorder, plainFill, 1};
}

void StateNodeItem::paintGlow(QPainter& painter) const
{
    const std::optional<RunMark>& run = runMark();
    if (!run || !run->isActive)
        return;
    QColor glow = style().theme().statusColor(run->status);
    painter.setPen(Qt::NoPen);
    for (const auto& [reach, alpha] :
         {std::pair{9.0, 22}, std::pair{6.0, 34}, std::pair{3.5, 48}}) {
        glow.setAlpha(alpha);
        painter.setBrush(glow);
        painter.drawRoundedRect(localBox().adjusted(-reach, -reach, reach, reach), radius + reach,
                                radius + reach);
    }
}

void StateNodeItem::paintMarks(QPainter& painter) const
{
    const theme::Colors& colors = style().colors();
    const QRectF box = localBox();
    const bool showsWords = scaleOf(painter) >= smallestReadableScale;
    const std::optional<RunMark>& run = runMark();
    const bool isRunning = run && run->status != theme::Status::NotStarted;

    std::vector<Badge> above;
    if (m_face.problems.errors > 0 || m_face.isBroken)
        above.push_back(
            {QStringLiteral("error"), std::nullopt,
             m_face.problems.errors > 1 ? QString::number(m_face.problems.errors) : QString(),
             colors.error, colors.pill, colors.error});
    if (m_face.problems.warnings > 0)
        above.push_back(
            {QStringLiteral("warning"), std::nullopt,
             m_face.problems.warnings > 1 ? QString::number(m_face.problems.warnings) : QString(),
             colors.warning, colors.pill, colors.warning});
    if (isRunning && run->retries > 0)
        above.push_back({QStringLiteral("retry"), std::nullopt, QString::number(run->retries),
                         style().theme().statusColor(theme::Status::CaughtError), colors.pill,
                         style().theme().statusColor(theme::Status::CaughtError)});
    else if (m_face.retriers > 0)
        above.push_back({QStringLiteral("retry"), std::nullopt, QString::number(m_face.retriers),
                         colors.textMuted, colors.pill, colors.cardBorder});
    if (m_face.catchers > 0)
        above.push_back({QStringLiteral("catch"), std::nullopt, QString::number(m_face.catchers),
                         colors.textMuted, colors.pill, colors.cardBorder});
    paintBadgesFromRight(painter, box.right() - 8, box.top(), above, style());

    if (!isRunning)
        return;
    const QColor ink = style().theme().statusColor(run->status);
    QString words = showsWords ? theme::statusWord(run->status) : QString();
    if (const QString count = countText(*run); !count.isEmpty())
        words += (words.isEmpty() ? QString() : QStringLiteral("  ")) + count;
    const Badge standing{
        QString(), run->status, words, ink, style().theme().statusTint(run->status), ink};
    // A container's is on the left: on the right it would cover that of the card in its corner.
    const bool isContainer = key().shape == NodeShape::Container;
    paintBadge(painter,
               QPointF(isContainer ? box.left() + 8 : box.right() - 8 - widthOf(standing, style()),
                       box.bottom() - badgeHeight / 2),
               standing, style());
}

void StateItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const theme::Colors& colors = style().colors();
    paintGlow(*painter);
    if (scaleOf(*painter) >= smallestReadableScale) {
        painter->setPen(Qt::NoPen);
        QColor shadow = colors.shadow;
        shadow.setAlpha(shadow.alpha() / 2);
        painter->setBrush(shadow);
        painter->drawRoundedRect(localBox().adjusted(-1, 0, 1, 2.5), radius + 1, radius + 1);
    }
    const Frame look = frame(colors.cardBorder, colors.card);
    const double inset = look.width / 2;
    painter->setPen(QPen(look.border, look.width, face().isBroken ? Qt::DashLine : Qt::SolidLine));
    painter->setBrush(look.fill);
    painter->drawRoundedRect(localBox().adjusted(inset, inset, -inset, -inset), radius, radius);
    paintHeading(*painter, localBox());
    paintMarks(*painter);
}

void ContainerItem::setHeaderHeight(double height)
{
    if (m_headerHeight == height)
        return;
    m_headerHeight = height;
    update();
}

void ContainerItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const theme::Colors& colors = style().colors();
    paintGlow(*painter);
    const Frame look = frame(colors.containerBorder, colors.container);
    const double inset = look.width / 2;
    QPen pen(look.border, look.width);
    if (!runMark() || runMark()->status == theme::Status::NotStarted)
        pen.setDashPattern({5, 4});
    painter->setPen(pen);
    painter->setBrush(colors.container);
    const QRectF outline = localBox().adjusted(inset, inset, -inset, -inset);
    painter->drawRoundedRect(outline, radius + 2, radius + 2);

    const QRectF header(localBox().left(), localBox().top(), localBox().width(), m_headerHeight);
    if (look.fill != colors.container) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(look.fill);
        painter->drawRoundedRect(header.adjusted(look.width, look.width, -look.width, 0), radius,
                                 radius);
    }
    paintHeading(*painter, header);

    if (face().isEmptyContainer && scaleOf(*painter) >= smallestReadableScale) {
        const QRectF body(header.bottomLeft(), localBox().bottomRight());
        QPen invitation(colors.borderStrong, 1);
        invitation.setDashPattern({4, 4});
        painter->setPen(invitation);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(body.adjusted(12, 4, -12, -12), radius, radius);
        painter->setPen(colors.textMuted);
        painter->setFont(style().detailFont());
        painter->drawText(body.adjusted(12, 4, -12, -12), Qt::AlignCenter | Qt::TextWordWrap,
                          StateNodeItem::tr("Drop a state here"));
    }
    paintMarks(*painter);
}

TerminalItem::TerminalItem(NodeKey key, const CanvasStyle& style)
    : NodeItem(std::move(key), style)
{
    setObjectName(this->key().shape == NodeShape::Start ? QStringLiteral("start")
                                                        : QStringLiteral("end"));
}

QString TerminalItem::title() const
{
    return key().shape == NodeShape::Start ? tr("Start") : tr("End");
}

QString TerminalItem::accessibleName() const
{
    const QString name = key().shape == NodeShape::Start ? tr("Start of the state machine")
                                                         : tr("End of the state machine");
    return runMark() ? tr("%1, %2").arg(name, theme::statusWord(runMark()->status)) : name;
}

void TerminalItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const theme::Colors& colors = style().colors();
    const bool isReached = runMark() && runMark()->status != theme::Status::NotStarted;
    const QColor reached = isReached ? style().theme().statusColor(runMark()->status) : QColor();
    const QRectF pill = localBox().adjusted(0.75, 0.75, -0.75, -0.75);
    painter->setPen(QPen(isReached ? reached : colors.pillBorder, 1.5));
    painter->setBrush(isReached ? reached : colors.pill);
    painter->drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    if (scaleOf(*painter) < smallestReadableScale)
        return;
    painter->setFont(style().titleFont());
    painter->setPen(isReached ? colors.card : colors.text);
    painter->drawText(pill, Qt::AlignCenter | Qt::TextSingleLine, title());
}

} // namespace stepglass::ui::canvas
