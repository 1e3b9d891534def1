<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EdgeItem</name>
    <message numerus="yes">
        <source>%1, taken %n time(s)</source>
        <translation>
            <numerusform>%1, taken %n time</numerusform>
            <numerusform>%1, taken %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateNodeItem</name>
    <message numerus="yes">
        <source>entered %n time(s)</source>
        <translation>
            <numerusform>entered %n time</numerusform>
            <numerusform>entered %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry(s)</source>
        <translation>
            <numerusform>%n retry</numerusform>
            <numerusform>%n retries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in progress</source>
        <translation>
            <numerusform>%n in progress</numerusform>
            <numerusform>%n in progress</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) for trying again</source>
        <translation>
            <numerusform>%n rule for trying again</numerusform>
            <numerusform>%n rules for trying again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) for catching errors</source>
        <translation>
            <numerusform>%n rule for catching errors</numerusform>
            <numerusform>%n rules for catching errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stepglass::ui::shell::StatusLine</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n state</numerusform>
            <numerusform>%n states</numerusform>
        </translation>
    </message>
</context>
</TS>
