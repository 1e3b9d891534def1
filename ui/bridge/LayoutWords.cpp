// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/Words.h"

#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>

namespace stepglass::ui::bridge {

namespace {

/// Translates what stands on cards and edges. Names of types and services are the language's own
/// words and stay as they are.
QString card(const char* text)
{
    return QCoreApplication::translate("Card", text);
}

layout::TextMetrics measured(const QFont& font)
{
    const QFontMetricsF metrics(font);
    layout::TextMetrics result;
    for (char16_t character = u' '; character < 127; ++character) {
        result.advance[character] = static_cast<float>(metrics.horizontalAdvance(QChar(character)));
    }
    // The widest script counts: a card that is a little too wide beats one that cuts words.
    result.otherAdvance = static_cast<float>(metrics.horizontalAdvance(QChar(u'\u4e2d')));
    result.height = static_cast<float>(metrics.height());
    return result;
}

QString choiceDetail(const asl::Model& model, const asl::State& state)
{
    const syntax::SyntaxTree& tree = model.tree();
    const syntax::NodeId rules = tree.member(state.node, "Choices");
    const std::size_t count = rules.isValid() ? tree.node(rules).childCount : 0;
    const bool hasDefault = tree.member(state.node, "Default").isValid();
    QString text;
    if (count == 1)
        text = hasDefault ? card(QT_TRANSLATE_NOOP("Card", "Choice · 1 rule + default"))
                          : card(QT_TRANSLATE_NOOP("Card", "Choice · 1 rule"));
    else
        text = (hasDefault ? card(QT_TRANSLATE_NOOP("Card", "Choice · %1 rules + default"))
                           : card(QT_TRANSLATE_NOOP("Card", "Choice · %1 rules")))
                   .arg(count);
    return text;
}

/// Core has found and shortened the value; here its frame is put into the user's words.
QString waitDetail(const QString& english)
{
    const QString until = QStringLiteral("Wait until ");
    if (english.startsWith(until))
        return card(QT_TRANSLATE_NOOP("Card", "Wait until %1")).arg(english.mid(until.size()));
    const QString wait = QStringLiteral("Wait ");
    if (english.startsWith(wait) && english.endsWith(QLatin1String(" s")))
        return card(QT_TRANSLATE_NOOP("Card", "Wait %1 s"))
            .arg(english.mid(wait.size(), english.size() - wait.size() - 2));
    return english;
}

QString taskDetail(const QString& english)
{
    const QString callback = QStringLiteral(" · callback");
    if (english.endsWith(callback))
        return card(QT_TRANSLATE_NOOP("Card", "%1 · callback"))
            .arg(english.chopped(callback.size()));
    return english;
}

} // namespace

layout::Options layoutOptions()
{
    layout::Options options;
    options.title = measured(theme::Theme::cardTitleFont());
    options.detail = measured(theme::Theme::cardDetailFont());
    options.label = measured(theme::Theme::edgeLabelFont());
    options.detailText = [](const asl::Model& model, const asl::State& state) {
        return toUtf8(bridge::cardDetail(model, state));
    };
    options.labelText = [](const asl::Model& model, const asl::State& state,
                           const asl::Transition& transition) {
        return toUtf8(bridge::transitionLabel(model, state, transition));
    };
    return options;
}

QString cardDetail(const asl::Model& model, const asl::State& state)
{
    const QString english = toQString(asl::cardDetail(model, state));
    switch (state.type) {
    case asl::StateType::Choice:
        return choiceDetail(model, state);
    case asl::StateType::Wait:
        return waitDetail(english);
    case asl::StateType::Parallel:
        return state.scopes.size() == 1 ? card(QT_TRANSLATE_NOOP("Card", "Parallel · 1 branch"))
                                        : card(QT_TRANSLATE_NOOP("Card", "Parallel · %1 branches"))
                                              .arg(state.scopes.size());
    case asl::StateType::Map:
        return state.isDistributedMap ? card(QT_TRANSLATE_NOOP("Card", "Map · distributed"))
                                      : english;
    case asl::StateType::Task:
        return taskDetail(english);
    case asl::StateType::Unknown:
        return state.typeText.empty() ? card(QT_TRANSLATE_NOOP("Card", "No type"))
                                      : card(QT_TRANSLATE_NOOP("Card", "Unknown type: %1"))
                                            .arg(toQString(state.typeText));
    case asl::StateType::Pass:
    case asl::StateType::Succeed:
    case asl::StateType::Fail:
        return english;
    }
    Q_UNREACHABLE();
}

QString transitionLabel(const asl::Model& model, const asl::State& state,
                        const asl::Transition& transition)
{
    if (transition.kind == asl::TransitionKind::Default)
        return QCoreApplication::translate("Card", "default");
    return toQString(asl::transitionLabel(model, state, transition));
}

} // namespace stepglass::ui::bridge
