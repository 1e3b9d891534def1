// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/File.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <unistd.h>

using namespace stepglass;

class FileTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_folder.isValid()); }

    void whatIsWrittenIsRead()
    {
        const std::string path = pathOf("written");
        const std::string bytes("one\0two\xFF", 8);
        QVERIFY(writeFileAtomically(path, bytes));
        const Result<std::string> read = readFile(path);
        QVERIFY(read);
        QCOMPARE(*read, bytes);
    }

    void emptyFileIsEmpty()
    {
        QVERIFY(writeFileAtomically(pathOf("empty"), ""));
        QCOMPARE(readFile(pathOf("empty")).value(), std::string());
    }

    void missingFileSaysWhichAndWhy()
    {
        const Result<std::string> read = readFile(pathOf("nowhere"));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::CannotOpenFile);
        QCOMPARE(read.error().arguments[0], pathOf("nowhere"));
        QVERIFY(!read.error().arguments[1].empty());
    }

    void folderIsNoFile()
    {
        const Result<std::string> read = readFile(m_folder.path().toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::CannotReadFile);
        const Result<void> written = writeFileAtomically(m_folder.path().toStdString(), "x");
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::CannotWriteFile);
    }

    void fileBeyondTheLimitIsRefused()
    {
        QVERIFY(writeFileAtomically(pathOf("large"), std::string(1001, 'x')));
        QCOMPARE(readFile(pathOf("large"), 1001)->size(), std::size_t(1001));
        const Result<std::string> read = readFile(pathOf("large"), 1000);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileTooLarge);
        QCOMPARE(read.error().arguments[1], std::string("1001 bytes"));
        QVERIFY(writeFileAtomically(pathOf("larger"), std::string(std::size_t(3) << 19, 'x')));
        QCOMPARE(readFile(pathOf("larger"), 1000).error().arguments[1], std::string("1.5 MiB"));
    }

    void replacedFileKeepsItsPermissions()
    {
        const std::string path = pathOf("private");
        QVERIFY(writeFileAtomically(path, "old"));
        std::filesystem::permissions(path, std::filesystem::perms(0640));
        QVERIFY(writeFileAtomically(path, "new"));
        QCOMPARE(static_cast<int>(std::filesystem::status(path).permissions()), 0640);
        QCOMPARE(readFile(path).value(), std::string("new"));
    }

    void linkStaysALink()
    {
        const std::string target = pathOf("target");
        const std::string link = pathOf("link");
        QVERIFY(writeFileAtomically(target, "old"));
        std::filesystem::create_symlink("target", link);
        QVERIFY(writeFileAtomically(link, "new"));
        QVERIFY(std::filesystem::is_symlink(link));
        QCOMPARE(readFile(target).value(), std::string("new"));
    }

    void failedWriteLeavesNothingBehind()
    {
        const std::string path = m_folder.filePath("missing/file").toStdString();
        const Result<void> written = writeFileAtomically(path, "x");
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::CannotWriteFile);
        QCOMPARE(written.error().arguments[0], path);
        QVERIFY(!std::filesystem::exists(m_folder.filePath("missing").toStdString()));
    }

    void readOnlyFileIsNotReplaced()
    {
        if (::geteuid() == 0)
            QSKIP("Root may write everywhere");
        const std::string path = pathOf("readonly");
        QVERIFY(writeFileAtomically(path, "old"));
        std::filesystem::permissions(path, std::filesystem::perms(0440));
        QVERIFY(!writeFileAtomically(path, "new"));
        QCOMPARE(readFile(path).value(), std::string("old"));
    }

    void noTemporaryFileIsLeft()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("only").toStdString();
        QVERIFY(writeFileAtomically(path, "one"));
        QVERIFY(writeFileAtomically(path, "two"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"only"});
    }

    void firstBadByteIsFound_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("place");
        QTest::newRow("ASCII") << QByteArray("abc") << -1;
        QTest::newRow("two, three and four bytes")
            << QByteArray("\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80") << -1;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << 1;
        QTest::newRow("a tail without a lead") << QByteArray("ab\x80") << 2;
        QTest::newRow("cut off") << QByteArray("a\xE2\x82") << 1;
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << 0;
        QTest::newRow("overlong, three bytes") << QByteArray("\xE0\x80\xAF") << 0;
        QTest::newRow("half of a surrogate pair") << QByteArray("\xED\xA0\x80") << 0;
        QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80") << 0;
        QTest::newRow("Latin-1") << QByteArray("gr\xFC\xDF") << 2;
        QTest::newRow("nothing") << QByteArray("") << -1;
    }
    void firstBadByteIsFound()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, place);
        const std::size_t found = firstInvalidUtf8(
            std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
        QCOMPARE(found, place < 0 ? std::string_view::npos : static_cast<std::size_t>(place));
    }

private:
    [[nodiscard]] std::string pathOf(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(FileTest)
#include "tst_File.moc"
