// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/ChangeSet.h"

#include <QTest>

#include <random>

using stepglass::syntax::TextEdits;
using stepglass::ui::document::ChangeSet;

namespace {

std::string applied(const std::string& text, const TextEdits& edits)
{
    return stepglass::syntax::applyEdits(text, edits);
}

} // namespace

class TestChangeSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheWayBack();
    void typedLettersBecomeOneEdit();
    void overlappingChangesBecomeOne();
    void farChangesStayApart();
    void anySeriesOfChangesCanBeTakenBackAtOnce();
};

void TestChangeSet::knowsTheWayBack()
{
    const std::string text = "one two three";
    const ChangeSet set(text, {{{0, 3}, "1"}, {{8, 13}, "3"}});
    const std::string changed = applied(text, set.forward());
    QCOMPARE(changed, std::string("1 two 3"));
    QCOMPARE(applied(changed, set.backward()), text);
}

void TestChangeSet::typedLettersBecomeOneEdit()
{
    ChangeSet set("ab", {{{1, 1}, "x"}});
    set.append(ChangeSet("axb", {{{2, 2}, "y"}}));
    set.append(ChangeSet("axyb", {{{3, 3}, "z"}}));
    QCOMPARE(set.forward(), (TextEdits{{{1, 1}, "xyz"}}));
    QCOMPARE(set.backward(), (TextEdits{{{1, 4}, ""}}));
}

void TestChangeSet::overlappingChangesBecomeOne()
{
    // "abcdef" -> "abXYef" -> "aQf"
    ChangeSet set("abcdef", {{{2, 4}, "XY"}});
    set.append(ChangeSet("abXYef", {{{1, 5}, "Q"}}));
    QCOMPARE(set.forward(), (TextEdits{{{1, 5}, "Q"}}));
    QCOMPARE(set.backward(), (TextEdits{{{1, 2}, "bcde"}}));
}

void TestChangeSet::farChangesStayApart()
{
    // The second lies before the first, as when a rectangle is typed from below.
    ChangeSet set("aaa bbb", {{{5, 5}, "2"}});
    set.append(ChangeSet("aaa b2bb", {{{1, 1}, "1"}}));
    QCOMPARE(set.forward(), (TextEdits{{{1, 1}, "1"}, {{5, 5}, "2"}}));
    QCOMPARE(set.backward(), (TextEdits{{{1, 2}, ""}, {{6, 7}, ""}}));
}

void TestChangeSet::anySeriesOfChangesCanBeTakenBackAtOnce()
{
    std::mt19937 random(42);
    const auto below = [&random](std::size_t limit) {
        return static_cast<std::uint32_t>(
            std::uniform_int_distribution<std::size_t>(0, limit)(random));
    };
    for (int round = 0; round < 500; ++round) {
        std::string first;
        for (std::uint32_t i = below(40); i > 0; --i)
            first += char('a' + below(25));
        std::string text = first;
        ChangeSet all;
        for (std::uint32_t step = 1 + below(12); step > 0; --step) {
            TextEdits edits;
            std::uint32_t position = below(text.size());
            for (std::uint32_t count = 1 + below(2); count > 0; --count) {
                const std::uint32_t end =
                    position + below(std::min<std::size_t>(5, text.size() - position));
                edits.push_back({{position, end}, std::string(below(4), char('A' + below(25)))});
                if (end + 1 >= text.size())
                    break;
                position = end + 1 + below(text.size() - end - 1);
            }
            all.append(ChangeSet(text, edits));
            text = applied(text, edits);
        }
        QCOMPARE(applied(first, all.forward()), text);
        QCOMPARE(applied(text, all.backward()), first);
    }
}

QTEST_APPLESS_MAIN(TestChangeSet)
#include "tst_ChangeSet.moc"
