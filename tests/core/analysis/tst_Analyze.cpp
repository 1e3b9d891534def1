// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/Snapshot.h"

#include <QTest>

using namespace stepglass;

class AnalyzeTest : public QObject {
    Q_OBJECT

private slots:
    void snapshotHoldsEverything();
    void withoutEngineThereIsNoLayout();
    void brokenTextGivesWhatIsIntact();
    void cancelledWorkGivesNothing();
    void cancellingDuringLayoutGivesNothing();
};

namespace {

const char* text = R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}})";

/// Counts its calls, and cancels during one if told to.
class FakeEngine final : public layout::LayoutEngine {
public:
    std::shared_ptr<const layout::Layout> layout(const asl::Model&, const layout::Options&,
                                                 const CancelToken& cancel) override
    {
        ++calls;
        if (cancels)
            cancel.cancel();
        auto result = std::make_shared<layout::Layout>();
        result->width = 5;
        return result;
    }

    int calls = 0;
    bool cancels = false;
};

analysis::Request request(std::string source)
{
    analysis::Request wish;
    wish.text = std::move(source);
    wish.revision = Revision(7);
    return wish;
}

} // namespace

void AnalyzeTest::snapshotHoldsEverything()
{
    FakeEngine engine;
    const auto snapshot = analysis::analyze(request(text), &engine, {});
    QVERIFY(snapshot != nullptr);
    QCOMPARE(snapshot->revision, Revision(7));
    QCOMPARE(snapshot->tree->text(), std::string(text));
    QCOMPARE(snapshot->model->allStates().size(), std::size_t(1));
    QCOMPARE(snapshot->diagnostics.size(), std::size_t(2));
    QCOMPARE(snapshot->layout->width, 5.0);
    QCOMPARE(engine.calls, 1);
    QVERIFY(snapshot->parseMilliseconds > 0);
}

void AnalyzeTest::withoutEngineThereIsNoLayout()
{
    const auto snapshot = analysis::analyze(request(text), nullptr, {});
    QVERIFY(snapshot != nullptr);
    QVERIFY(snapshot->layout == nullptr);
}

void AnalyzeTest::brokenTextGivesWhatIsIntact()
{
    const auto snapshot = analysis::analyze(
        request("{\"States\": {\"A\": {\"Type\": \"Succeed\"}, \"B\": "), nullptr, {});
    QVERIFY(snapshot != nullptr);
    QVERIFY(snapshot->model->state(asl::StatePath("/States/A")) != nullptr);
    QVERIFY(!snapshot->diagnostics.empty());
}

void AnalyzeTest::cancelledWorkGivesNothing()
{
    FakeEngine engine;
    const CancelToken cancel;
    cancel.cancel();
    QVERIFY(analysis::analyze(request(text), &engine, cancel) == nullptr);
    QCOMPARE(engine.calls, 0);
}

void AnalyzeTest::cancellingDuringLayoutGivesNothing()
{
    FakeEngine engine;
    engine.cancels = true;
    QVERIFY(analysis::analyze(request(text), &engine, {}) == nullptr);
}

QTEST_APPLESS_MAIN(AnalyzeTest)
#include "tst_Analyze.moc"
