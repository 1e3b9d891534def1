// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Disposal.h"

#include <QTest>

#include <atomic>
#include <semaphore>
#include <thread>

using namespace stepglass;
using value::DisposalScope;

namespace {

Value largeArray()
{
    std::vector<Value> elements;
    for (int index = 0; index < 10'000; ++index)
        elements.push_back(Value::array({Value(index), Value(std::to_string(index))}));
    return Value::array(std::move(elements));
}

Value deepArray()
{
    Value deep = Value::array({Value(1)});
    for (int level = 0; level < 100'000; ++level)
        deep = Value::array({deep});
    return deep;
}

/// Tells on which thread it is destroyed.
class Witness final : public value::Remains {
public:
    Witness(std::thread::id& thread, std::binary_semaphore& gone)
        : m_thread(thread)
        , m_gone(gone)
    {
    }
    ~Witness() override
    {
        m_thread = std::this_thread::get_id();
        m_gone.release();
    }

private:
    std::thread::id& m_thread;
    std::binary_semaphore& m_gone;
};

} // namespace

class DisposalTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsOverWithoutAScope()
    {
        QVERIFY(!DisposalScope::isOver());
        const DisposalScope scope(nullptr);
        QVERIFY(!DisposalScope::isOver());
    }

    void scopeIsOverWhenItsTokenIsCancelled()
    {
        const CancelToken token;
        {
            const DisposalScope scope(&token);
            QVERIFY(!DisposalScope::isOver());
            token.cancel();
            QVERIFY(DisposalScope::isOver());
        }
        QVERIFY(!DisposalScope::isOver());
    }

    void innerScopesLeaveAllToTheOutermost()
    {
        const CancelToken outerToken;
        const CancelToken innerToken;
        const DisposalScope outer(&outerToken);
        {
            const DisposalScope inner(&innerToken);
            innerToken.cancel();
            QVERIFY(!DisposalScope::isOver());
            outerToken.cancel();
            QVERIFY(DisposalScope::isOver());
        }
        QVERIFY(DisposalScope::isOver());
    }

    void whatIsLeftIsDestroyedElsewhere()
    {
        std::thread::id thread;
        std::binary_semaphore gone(0);
        const CancelToken token;
        {
            const DisposalScope scope(&token);
            token.cancel();
            DisposalScope::leave(std::make_unique<Witness>(thread, gone));
            QVERIFY(thread == std::thread::id());
        }
        gone.acquire();
        QVERIFY(thread != std::this_thread::get_id());
    }

    void remainsGoInTheOrderTheyWereLeft()
    {
        struct Number final : value::Remains {
            Number(std::vector<int>& all, int own)
                : order(all)
                , number(own)
            {
            }
            ~Number() override { order.push_back(number); }

            std::vector<int>& order;
            int number;
        };
        std::vector<int> order;
        std::thread::id thread;
        std::binary_semaphore gone(0);
        const CancelToken token;
        {
            const DisposalScope scope(&token);
            token.cancel();
            for (int number = 1; number <= 3; ++number)
                DisposalScope::leave(std::make_unique<Number>(order, number));
            DisposalScope::leave(std::make_unique<Witness>(thread, gone));
        }
        gone.acquire();
        QCOMPARE(order, std::vector<int>({1, 2, 3}));
    }

    void whatIsDroppedIsLeftWhereTheScopeIsOver()
    {
        std::vector<int> kept(1000);
        value::leaveIfOver(kept);
        QCOMPARE(kept.size(), std::size_t(1000));
        const CancelToken token;
        const DisposalScope scope(&token);
        value::leaveIfOver(kept);
        QCOMPARE(kept.size(), std::size_t(1000));
        token.cancel();
        value::leaveIfOver(kept);
        QVERIFY(kept.empty());
    }

    /// What others hold stays whole; sanitizers see whether anything is lost or freed twice.
    void valuesDroppedByCancelledWorkStayWholeForOthers()
    {
        Value kept;
        {
            const CancelToken token;
            const DisposalScope scope(&token);
            Value large = largeArray();
            Value deep = deepArray();
            const Value longer = large.withAppended(Value("one more"));
            kept = *longer.at(9'999);
            token.cancel();
            large = Value();
            deep = Value();
        }
        QVERIFY(kept == Value::array({Value(9'999), Value("9999")}));
    }
};

QTEST_APPLESS_MAIN(DisposalTest)
#include "tst_Disposal.moc"
