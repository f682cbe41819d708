; The installer for Windows, of the bundle that packaging/bundle.spec leaves in dist\Briefing:
;
;     iscc /DVersion=0.1.0 packaging\windows\briefing.iss
;
; Installs for the person who runs it, without administrator's rights, and opens *.briefing files with the reader.

#ifndef Version
  #error "say which version: iscc /DVersion=..."
#endif

[Setup]
AppId=Briefing
AppName=Briefing
AppVersion={#Version}
AppPublisher=Briefing project
DefaultDirName={autopf}\Briefing
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=briefing-{#Version}-setup
SolidCompression=yes
UninstallDisplayIcon={app}\briefing.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"

[Files]
Source: "..\..\dist\Briefing\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Briefing"; Filename: "{app}\briefing.exe"; AppUserModelID: "Briefing.Reader"

[Registry]
Root: HKA; Subkey: "Software\Classes\.briefing"; ValueType: string; ValueData: "Briefing.Archive"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.briefing"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.briefing+zip"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\Briefing.Archive"; ValueType: string; ValueData: "Briefing"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Briefing.Archive\DefaultIcon"; ValueType: string; ValueData: "{app}\briefing.exe,0"
Root: HKA; Subkey: "Software\Classes\Briefing.Archive\shell\open\command"; ValueType: string; ValueData: """{app}\briefing.exe"" ""%1"""
