// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/Words.h"
#include "ui/document/WorkflowDocument.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stepglass;
using namespace stepglass::ui;
using document::EditOrigin;
using document::WorkflowDocument;

namespace {

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestDocumentFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void savesWhatItRead_data();
    void savesWhatItRead();
    void formatFollowsTheName();
    void refusesWithoutLosingAnything_data();
    void refusesWithoutLosingAnything();
    void failedSaveKeepsTheChanges();
    void savingElsewhereMovesTheDocument();
    void noticesChangesByOthers_data();
    void noticesChangesByOthers();
    void ownSaveIsNoChangeByOthers();
    void bigFileLoadsAside();

private:
    QString path(const char* name) const
    {
        return m_directory->filePath(QString::fromLatin1(name));
    }
    void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<WorkflowDocument> m_document;
};

void TestDocumentFiles::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_document = std::make_unique<WorkflowDocument>(bridge::layoutOptions());
}

void TestDocumentFiles::cleanup()
{
    m_document.reset();
    m_directory.reset();
}

void TestDocumentFiles::savesWhatItRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("lines that end in LF") << QByteArray("{\n}\n");
    QTest::newRow("lines that end in CR LF") << QByteArray("{\r\n}\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{\n}\n");
    QTest::newRow("tabs and spaces at ends") << QByteArray("{\t \n\t} \t");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("text that is no JSON") << QByteArray("{ \"a\": }} \xc3\xa4");
}

void TestDocumentFiles::savesWhatItRead()
{
    QFETCH(QByteArray, bytes);
    const QString file = path("machine.asl.json");
    write(file, bytes);
    QVERIFY(m_document->load(file));
    QVERIFY(!m_document->text().starts_with("\xef\xbb\xbf"));
    m_document->apply({{{0, 0}, "x"}}, QStringLiteral("Typing"), EditOrigin::Editor);
    QVERIFY(m_document->isModified());
    m_document->undoStack()->undo();
    QVERIFY(!m_document->isModified());
    const QString copy = path("copy.asl.json");
    QVERIFY(m_document->save(copy));
    QCOMPARE(contentsOf(copy), bytes);
}

void TestDocumentFiles::formatFollowsTheName()
{
    write(path("a.asl.yaml"), "StartAt: A\nStates:\n  A:\n    Type: Succeed\n");
    QVERIFY(m_document->load(path("a.asl.yaml")));
    QCOMPARE(m_document->format(), syntax::Format::Yaml);
    QCOMPARE(m_document->title(), QStringLiteral("a.asl.yaml"));
    write(path("b.asl.json"), "{}");
    QVERIFY(m_document->load(path("b.asl.json")));
    QCOMPARE(m_document->format(), syntax::Format::Json);
}

void TestDocumentFiles::refusesWithoutLosingAnything_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("code");
    QTest::newRow("no such file") << "missing" << int(ErrorCode::CannotOpenFile);
    QTest::newRow("binary file") << "binary" << int(ErrorCode::NotText);
    QTest::newRow("Latin-1") << "latin1" << int(ErrorCode::NotText);
    QTest::newRow("100 MB") << "large" << int(ErrorCode::FileTooLarge);
}

void TestDocumentFiles::refusesWithoutLosingAnything()
{
    QFETCH(QString, kind);
    QFETCH(int, code);
    const QString file = path("other");
    if (kind == QLatin1String("binary"))
        write(file, QByteArray("\x7f"
                               "ELF\0\0\1",
                               7));
    else if (kind == QLatin1String("latin1"))
        write(file, "{\"Comment\":\"gr\xfc\xdf\"}");
    else if (kind == QLatin1String("large")) {
        QFile large(file);
        QVERIFY(large.open(QIODevice::WriteOnly));
        QVERIFY(large.resize(100'000'000)); // sparse
    }
    m_document->setContents("{}", {}, syntax::Format::Json);
    m_document->apply({{{1, 1}, " "}}, QStringLiteral("Typing"), EditOrigin::Editor);

    const Result<void> result = m_document->load(file);
    QVERIFY(!result);
    QCOMPARE(int(result.error().code), code);
    QVERIFY(bridge::words(result.error()).contains(file));
    QCOMPARE(m_document->text(), std::string("{ }"));
    QVERIFY(m_document->isModified());
    QCOMPARE(m_document->undoStack()->count(), 1);
}

void TestDocumentFiles::failedSaveKeepsTheChanges()
{
    m_document->apply({{{0, 0}, "{}"}}, QStringLiteral("Typing"), EditOrigin::Editor);
    const Result<void> result = m_document->save(path("no/such/folder/file.json"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::CannotWriteFile);
    QVERIFY(m_document->isModified());
    QVERIFY(m_document->filePath().isEmpty());
    QCOMPARE(m_document->text(), std::string("{}"));
}

void TestDocumentFiles::savingElsewhereMovesTheDocument()
{
    m_document->apply({{{0, 0}, "{}"}}, QStringLiteral("Typing"), EditOrigin::Editor);
    QSignalSpy moved(m_document.get(), &WorkflowDocument::filePathChanged);
    QSignalSpy modified(m_document.get(), &WorkflowDocument::modifiedChanged);
    QVERIFY(m_document->save(path("new.asl.json")));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(modified.count(), 1);
    QVERIFY(!m_document->isModified());
    QCOMPARE(m_document->filePath(), path("new.asl.json"));
}

void TestDocumentFiles::noticesChangesByOthers_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("written over") << "write";
    QTest::newRow("replaced by another file") << "replace";
    QTest::newRow("removed") << "remove";
    QTest::newRow("replaced twice") << "twice";
}

void TestDocumentFiles::noticesChangesByOthers()
{
    QFETCH(QString, how);
    const QString file = path("machine.asl.json");
    write(file, "{}");
    QVERIFY(m_document->load(file));
    QSignalSpy changed(m_document.get(), &WorkflowDocument::fileChangedOnDisk);
    const auto replaceBy = [&](const QByteArray& bytes) {
        const QString other = path("other.tmp");
        write(other, bytes);
        QCOMPARE(::rename(qPrintable(other), qPrintable(file)), 0);
    };
    if (how == QLatin1String("write"))
        write(file, "[]");
    else if (how == QLatin1String("remove"))
        QVERIFY(QFile::remove(file));
    else
        replaceBy("[1]");
    QTRY_COMPARE(changed.count(), 1);
    if (how == QLatin1String("twice")) {
        replaceBy("[2]");
        QTRY_COMPARE(changed.count(), 2);
    }
    QCOMPARE(m_document->text(), std::string("{}"));
}

void TestDocumentFiles::ownSaveIsNoChangeByOthers()
{
    const QString file = path("machine.asl.json");
    write(file, "{}");
    QVERIFY(m_document->load(file));
    QSignalSpy changed(m_document.get(), &WorkflowDocument::fileChangedOnDisk);
    m_document->apply({{{1, 1}, " "}}, QStringLiteral("Typing"), EditOrigin::Editor);
    QVERIFY(m_document->save(file));
    QVERIFY(!changed.wait(400));
    write(file, "[]");
    QTRY_COMPARE(changed.count(), 1);
}

void TestDocumentFiles::bigFileLoadsAside()
{
    const QString file = path("big.json");
    write(file, "[\"" + QByteArray(9 << 20, 'a') + "\"]");
    QSignalSpy loading(m_document.get(), &WorkflowDocument::loadingChanged);
    QVERIFY(m_document->load(file));
    QCOMPARE(loading.count(), 2);
    QCOMPARE(loading.at(0).at(0).toBool(), true);
    QCOMPARE(loading.at(1).at(0).toBool(), false);
    QCOMPARE(m_document->text().size(), std::size_t(9 << 20) + 4);
}

QTEST_MAIN(TestDocumentFiles)
#include "tst_DocumentFiles.moc"
