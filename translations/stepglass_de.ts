<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Diagnostic</name>
    <message>
        <source>Invalid JSON: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid YAML: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The definition is nested more than {0} levels deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The definition is larger than {0} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is empty; a state machine is a JSON or YAML object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field &quot;{0}&quot; is given more than once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} must be an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These fields are required: [{0}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field &quot;{0}&quot; is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field &quot;{0}&quot; is only allowed with the query language {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value must be {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value must be one of: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value must not be empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one of these fields is allowed: [{0}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no type of state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing &quot;{0}&quot; target: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state &quot;{0}&quot; needs either &quot;Next&quot; or &quot;End&quot;: true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state &quot;{0}&quot; cannot be reached from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No state ends the workflow: one needs &quot;End&quot;: true, or the type Succeed or Fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state name &quot;{0}&quot; is used more than once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no valid state name: 1 to 80 characters are allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wildcard States.ALL must stand alone, in the last entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Choice state &quot;{0}&quot; has no &quot;Default&quot;: an input that matches no rule fails with States.NoChoiceMatched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid path &quot;{0}&quot;: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no reference path: it must name a single value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid intrinsic function &quot;{0}&quot;: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no timestamp such as 2026-01-31T12:00:00Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no resource that a Task can call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value &quot;{1}&quot; looks like a path, but is passed as text: name the field &quot;{0}.$&quot; to pass what the path finds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawingExport</name>
    <message>
        <source>PNG image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for the image.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Cannot open {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} bytes; the limit is {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not UTF-8 text: byte {1} belongs to no character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid JSON at line {1}, column {2}: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid mock file at {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no test case {0}; there are: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit of {1} {0} is exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graph cannot be laid out: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This edit is not possible: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state machine definition is invalid: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes or adds data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branches by rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets time pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parallel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs branches side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs once for each item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends with an error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>State machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open State Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save As</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File Changed on Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has changed “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading it discards your unsaved changes here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no unsaved changes here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load from Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Stepglass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Stepglass %1&lt;/h3&gt;&lt;p&gt;Design and debug AWS Step Functions state machines on your own desk.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caught error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Visual designer and debugger for AWS Step Functions state machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The definition to open (.asl.json, .asl.yaml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an example, ready to run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stepglass::ui::document::WorkflowDocument</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stepglass::ui::palette::OutlinePanel</name>
    <message>
        <source>Go to state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline of the states</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stepglass::ui::palette::PalettePanel</name>
    <message>
        <source>Search states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag onto the graph, or press Enter to add after the selected state</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stepglass::ui::problems::ProblemsModel</name>
    <message>
        <source>State machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stepglass::ui::problems::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems found in this definition.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stepglass::ui::shell::FileController</name>
    <message>
        <source>Cannot Open File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workflow.asl.yaml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workflow.asl.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot Save File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File Is Gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was removed from the disk. Your text is still here: save it to write it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stepglass::ui::shell::MainWindow</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot Export Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States and Executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems and Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export Drawing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;place…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Design</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;bug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit Graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the &amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Animate Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step &amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step &amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the S&amp;tart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Input…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Mocks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Stepglass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Design</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stepglass::ui::shell::StatusLine</name>
    <message>
        <source>Ln %1, Col %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>depth %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parsed in %1 ms · laid out in %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
