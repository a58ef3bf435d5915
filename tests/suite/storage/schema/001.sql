-- A small database of schema 1, as text.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('country','RU');
INSERT INTO meta VALUES('currency','RUB');
CREATE TABLE user (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  login TEXT NOT NULL,
  name TEXT,
  admin INTEGER NOT NULL DEFAULT 0 CHECK (admin IN (0, 1)),
  deleted_at INTEGER
) STRICT;
INSERT INTO user VALUES(1,1,'anna','Anna Nowak',1,NULL);
CREATE TABLE pipeline (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  noun TEXT NOT NULL,
  code TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_pl TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
INSERT INTO pipeline VALUES(1,1,'lead','leads','Leads','Лиды','Leady',1,NULL);
INSERT INTO pipeline VALUES(2,1,'deal','sales','Sales','Продажи','Sprzedaż',2,NULL);
CREATE TABLE stage (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  pipeline_id INTEGER NOT NULL REFERENCES pipeline (id),
  code TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_pl TEXT NOT NULL,
  meaning TEXT NOT NULL CHECK (meaning IN ('open', 'won', 'lost')),
  colour TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
INSERT INTO stage VALUES(1,1,1,'new','Not processed','Не обработан','Nieprzetworzony','open','grey',1,NULL);
INSERT INTO stage VALUES(2,1,1,'in_work','In work','В работе','W toku','open','blue',2,NULL);
INSERT INTO stage VALUES(3,1,1,'processed','Processed','Обработан','Przetworzony','open','cyan',3,NULL);
INSERT INTO stage VALUES(4,1,1,'converted','Quality lead','Качественный лид','Skonwertowany','won','green',4,NULL);
INSERT INTO stage VALUES(5,1,1,'junk','Junk lead','Некачественный лид','Nieudany lead','lost','red',5,NULL);
INSERT INTO stage VALUES(6,1,1,'invalid','Wrong contacts','Неверные контакты','Błędne dane','lost','magenta',6,NULL);
INSERT INTO stage VALUES(7,1,2,'new_order','New order','Новый заказ','Nowe zamówienie','open','grey',1,NULL);
INSERT INTO stage VALUES(8,1,2,'consultation','Consultation','Консультация','Konsultacja','open','blue',2,NULL);
INSERT INTO stage VALUES(9,1,2,'invoice','Invoice','Счёт','Faktura','open','cyan',3,NULL);
INSERT INTO stage VALUES(10,1,2,'payment','Payment','Оплата','Płatność','open','yellow',4,NULL);
INSERT INTO stage VALUES(11,1,2,'delivery','Delivery','Доставка','Dostawa','open','magenta',5,NULL);
INSERT INTO stage VALUES(12,1,2,'won','Won','Сделка успешна','Wygrany','won','green',6,NULL);
INSERT INTO stage VALUES(13,1,2,'lost','Lost','Сделка провалена','Przegrany','lost','red',7,NULL);
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_pl TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
INSERT INTO source VALUES(1,1,'call','Call','Звонок','Telefon',1,NULL);
INSERT INTO source VALUES(2,1,'website','Website','Сайт','Strona WWW',2,NULL);
INSERT INTO source VALUES(3,1,'email','E-mail','Эл. почта','E-mail',3,NULL);
INSERT INTO source VALUES(4,1,'advertising','Advertising','Реклама','Reklama',4,NULL);
INSERT INTO source VALUES(5,1,'exhibition','Exhibition','Выставка','Targi',5,NULL);
INSERT INTO source VALUES(6,1,'partner','Partner','Партнёр','Partner',6,NULL);
INSERT INTO source VALUES(7,1,'recommendation','Recommendation','Рекомендация','Polecenie',7,NULL);
INSERT INTO source VALUES(8,1,'shop','Online shop','Интернет-магазин','Sklep internetowy',8,NULL);
INSERT INTO source VALUES(9,1,'chat','Chat','Чат','Czat',9,NULL);
INSERT INTO source VALUES(10,1,'other','Other','Другое','Inne',10,NULL);
CREATE TABLE field (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  noun TEXT NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  options TEXT,
  required INTEGER NOT NULL DEFAULT 0,
  always INTEGER NOT NULL DEFAULT 0,
  section TEXT NOT NULL DEFAULT 'main',
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
INSERT INTO field VALUES(1,1,'lead','budget','Budget','money',NULL,0,0,'main',1,NULL);
CREATE TABLE lead (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT,
  title_key BLOB,
  stage_id INTEGER NOT NULL REFERENCES stage (id),
  amount INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL,
  source_id INTEGER REFERENCES source (id),
  temperature TEXT,
  origin TEXT,
  last_name TEXT,
  last_name_key BLOB,
  first_name TEXT,
  middle_name TEXT,
  company_name TEXT,
  company_name_key BLOB,
  post TEXT,
  address TEXT,
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  responsible_id INTEGER NOT NULL REFERENCES user (id),
  comment TEXT,
  repeat INTEGER NOT NULL DEFAULT 0,
  open_to_all INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  moved_at INTEGER NOT NULL,
  closed_at INTEGER,
  -- The moment it last asked for attention, in milliseconds: created, moved, reminded.
  rank INTEGER NOT NULL,
  next_at INTEGER,
  next_id INTEGER,
  -- Everything it is found by, folded: case, diacritics and ё do not matter.
  search TEXT NOT NULL DEFAULT '',
  deleted_at INTEGER
, x_budget INTEGER) STRICT;
INSERT INTO lead VALUES(1,3,NULL,X'4933514d4755043b552b45010f01dcc0dc07',4,15000000,'RUB',NULL,NULL,NULL,'Petrov',X'4933514d4755010a01dc09','Ivan',NULL,'OOO Romashka',X'474747044d47432b4f393f2b011001dcdcdcc5dc0b',NULL,NULL,NULL,NULL,1,NULL,0,0,1795306962,1,1795306963,1795306963,1795306963,1795306963000,NULL,NULL,replace('petrov\nivan\nooo romashka\n+7 912 345-67-89\n79123456789\nivan@example.com\nhot\nasked for a discount; спросить у анны\n','\n',char(10)),NULL,NULL);
INSERT INTO lead VALUES(2,2,'Cukiernia Różana',X'2f533f3b334d453b2b044d475d2b452b013a88459c0701dcbddc0b',1,120000,'EUR',NULL,NULL,NULL,'Łącka',X'412b2f3f2b0145b245a20701dc0a','Anna',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,0,1795306962,1,1795306963,1795306962,NULL,1795306962001,1795186800,1,replace('cukiernia rozana\nlacka\nanna\nanna@example.com\nsweet\n','\n',char(10)),NULL,1250);
INSERT INTO lead VALUES(3,3,'A fair in November',X'2b04352b3b4d043b450445475533432d334d011601dcbddc0b',1,0,'RUB',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,0,1795306963,1,1795306963,1795306963,NULL,1795306963000,NULL,NULL,replace('a fair in november\n','\n',char(10)),NULL,NULL);
INSERT INTO lead VALUES(4,2,'Nobody answers',X'45472d47315b042b454f57334d4f011201dc11',5,0,'RUB',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,0,1795306963,1,1795306963,1795306963,1795306963,1795306963000,NULL,NULL,replace('nobody answers\nwrong number\n','\n',char(10)),NULL,NULL);
CREATE TABLE deal (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT,
  title_key BLOB,
  stage_id INTEGER NOT NULL REFERENCES stage (id),
  amount INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL,
  type TEXT,
  source_id INTEGER REFERENCES source (id),
  begin_date TEXT,
  close_date TEXT,
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  responsible_id INTEGER NOT NULL REFERENCES user (id),
  comment TEXT,
  lead_id INTEGER REFERENCES lead (id),
  open_to_all INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  moved_at INTEGER NOT NULL,
  closed_at INTEGER,
  rank INTEGER NOT NULL,
  next_at INTEGER,
  next_id INTEGER,
  search TEXT NOT NULL DEFAULT '',
  deleted_at INTEGER
) STRICT;
INSERT INTO deal VALUES(1,1,NULL,NULL,7,15000000,'RUB',NULL,NULL,NULL,NULL,1,1,1,NULL,1,0,1795306963,1,1795306963,1795306963,NULL,1795306963000,NULL,NULL,replace('hot\npetrov ivan\nooo romashka\n','\n',char(10)),NULL);
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  last_name TEXT,
  last_name_key BLOB,
  first_name TEXT,
  middle_name TEXT,
  post TEXT,
  address TEXT,
  birthday TEXT,
  source_id INTEGER REFERENCES source (id),
  responsible_id INTEGER NOT NULL REFERENCES user (id),
  comment TEXT,
  lead_id INTEGER REFERENCES lead (id),
  open_to_all INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  search TEXT NOT NULL DEFAULT '',
  deleted_at INTEGER
) STRICT;
INSERT INTO contact VALUES(1,1,'Petrov',X'4933514d4755010a01dc09','Ivan',NULL,NULL,NULL,NULL,NULL,1,NULL,1,0,1795306963,1,1795306963,replace('petrov\nivan\n+7 912 345-67-89\n79123456789\nivan@example.com\n','\n',char(10)),NULL);
CREATE TABLE company (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT,
  title_key BLOB,
  industry TEXT,
  employees INTEGER,
  revenue INTEGER,
  currency TEXT NOT NULL,
  address TEXT,
  legal_address TEXT,
  bank_details TEXT,
  source_id INTEGER REFERENCES source (id),
  responsible_id INTEGER NOT NULL REFERENCES user (id),
  comment TEXT,
  lead_id INTEGER REFERENCES lead (id),
  open_to_all INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  search TEXT NOT NULL DEFAULT '',
  deleted_at INTEGER
) STRICT;
INSERT INTO company VALUES(1,1,'OOO Romashka',X'474747044d47432b4f393f2b011001dcdcdcc5dc0b',NULL,NULL,NULL,'RUB',NULL,NULL,NULL,NULL,1,NULL,1,0,1795306963,1,1795306963,replace('ooo romashka\n','\n',char(10)),NULL);
CREATE TABLE contact_company (
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  company_id INTEGER NOT NULL REFERENCES company (id),
  PRIMARY KEY (contact_id, company_id)
) STRICT, WITHOUT ROWID;
INSERT INTO contact_company VALUES(1,1);
CREATE TABLE point (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  value TEXT NOT NULL,
  norm TEXT NOT NULL,
  PRIMARY KEY (noun, record_id, kind, position)
) STRICT, WITHOUT ROWID;
INSERT INTO point VALUES('contact',1,'email',0,'work','ivan@example.com','ivan@example.com');
INSERT INTO point VALUES('contact',1,'phone',0,'work','+7 912 345-67-89','+79123456789');
INSERT INTO point VALUES('lead',1,'email',0,'work','ivan@example.com','ivan@example.com');
INSERT INTO point VALUES('lead',1,'phone',0,'work','+7 912 345-67-89','+79123456789');
INSERT INTO point VALUES('lead',2,'email',0,'work','anna@example.com','anna@example.com');
CREATE TABLE tag (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (noun, record_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO tag VALUES('deal',1,'hot','hot');
INSERT INTO tag VALUES('lead',1,'hot','hot');
INSERT INTO tag VALUES('lead',2,'sweet','sweet');
CREATE TABLE observer (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user (id),
  PRIMARY KEY (noun, record_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_key BLOB,
  deadline INTEGER,
  remind TEXT,
  place TEXT,
  noun TEXT,
  record_id INTEGER,
  responsible_id INTEGER NOT NULL REFERENCES user (id),
  result TEXT,
  done_at INTEGER,
  done_by INTEGER REFERENCES user (id),
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  search TEXT NOT NULL DEFAULT '',
  deleted_at INTEGER
) STRICT;
INSERT INTO activity VALUES(1,1,'call','Anna',X'2b45452b010801dc07',1795186800,'[15]',NULL,'lead',2,1,NULL,NULL,NULL,1795306963,1,1795306963,replace('anna\n','\n',char(10)),NULL);
INSERT INTO activity VALUES(2,4,'mail','the offer',X'51393304473535334d010d010d',NULL,NULL,NULL,'deal',1,1,'sent',1795306963,1,1795306963,1,1795306963,replace('the offer\nsent\n','\n',char(10)),NULL);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  text TEXT,
  data TEXT,
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  pinned_at INTEGER,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
INSERT INTO entry VALUES(1,1,'conversion',NULL,'{"lead":"lead/1","created":["deal/1","contact/1","company/1"]}','lead',1,NULL,1795306963,1,1795306963,NULL);
INSERT INTO entry VALUES(2,1,'comment','wrong number',NULL,'lead',4,NULL,1795306963,1,1795306963,NULL);
INSERT INTO entry VALUES(3,1,'comment','Asked for a discount; спросить у Анны',NULL,'lead',1,NULL,1795306963,1,1795306963,NULL);
CREATE TABLE entry_on (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (noun, record_id, at, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO entry_on VALUES('company',1,1795306963,1);
INSERT INTO entry_on VALUES('contact',1,1795306963,1);
INSERT INTO entry_on VALUES('deal',1,1795306963,1);
INSERT INTO entry_on VALUES('lead',1,1795306963,1);
INSERT INTO entry_on VALUES('lead',1,1795306963,3);
INSERT INTO entry_on VALUES('lead',4,1795306963,2);
CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user (id),
  kind TEXT NOT NULL,
  args TEXT NOT NULL DEFAULT '{}',
  -- running while a bulk operation is under way, or where it was interrupted
  state TEXT NOT NULL CHECK (state IN ('running', 'done')),
  undo_of INTEGER REFERENCES operation (id),
  undone_by INTEGER REFERENCES operation (id)
) STRICT;
INSERT INTO operation VALUES(1,1795306962,1,'create','{"on":"lead/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(2,1795306962,1,'create','{"on":"lead/2"}','done',NULL,NULL);
INSERT INTO operation VALUES(3,1795306963,1,'create','{"on":"lead/3"}','done',NULL,NULL);
INSERT INTO operation VALUES(4,1795306963,1,'create','{"on":"lead/4"}','done',NULL,NULL);
INSERT INTO operation VALUES(5,1795306963,1,'move','{"on":"lead/1","stage":2}','done',NULL,NULL);
INSERT INTO operation VALUES(6,1795306963,1,'convert','{"on":"lead/1","created":"deal/1, contact/1, company/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(7,1795306963,1,'move','{"on":"lead/4","stage":5}','done',NULL,NULL);
INSERT INTO operation VALUES(8,1795306963,1,'comment','{"on":"lead/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(9,1795306963,1,'plan','{"on":"activity/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(10,1795306963,1,'plan','{"on":"activity/2"}','done',NULL,NULL);
INSERT INTO operation VALUES(11,1795306963,1,'complete','{"on":"activity/2","subject":"the offer"}','done',NULL,NULL);
INSERT INTO operation VALUES(12,1795306963,1,'create','{"on":"field/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(13,1795306963,1,'edit','{"on":"lead/2","field":"budget"}','done',NULL,NULL);
INSERT INTO operation VALUES(14,1795306963,1,'delete','{"on":"lead/3"}','done',NULL,15);
INSERT INTO operation VALUES(15,1795306963,1,'undo','{"on":"lead/3"}','done',14,NULL);
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
INSERT INTO change VALUES(1,1,'lead',1,'created',NULL,NULL);
INSERT INTO change VALUES(2,2,'lead',2,'created',NULL,NULL);
INSERT INTO change VALUES(3,3,'lead',3,'created',NULL,NULL);
INSERT INTO change VALUES(4,4,'lead',4,'created',NULL,NULL);
INSERT INTO change VALUES(5,5,'lead',1,'stage','1','2');
INSERT INTO change VALUES(6,6,'company',1,'created',NULL,NULL);
INSERT INTO change VALUES(7,6,'contact',1,'created',NULL,NULL);
INSERT INTO change VALUES(8,6,'deal',1,'created',NULL,NULL);
INSERT INTO change VALUES(9,6,'lead',1,'stage','2','4');
INSERT INTO change VALUES(10,6,'entry',1,'created',NULL,NULL);
INSERT INTO change VALUES(11,7,'lead',4,'stage','1','5');
INSERT INTO change VALUES(12,7,'entry',2,'created',NULL,NULL);
INSERT INTO change VALUES(13,8,'entry',3,'created',NULL,NULL);
INSERT INTO change VALUES(14,9,'activity',1,'created',NULL,NULL);
INSERT INTO change VALUES(15,10,'activity',2,'created',NULL,NULL);
INSERT INTO change VALUES(16,11,'activity',2,'done_at',NULL,'1795306963');
INSERT INTO change VALUES(17,11,'activity',2,'done_by',NULL,'1');
INSERT INTO change VALUES(18,11,'activity',2,'result',NULL,'"sent"');
INSERT INTO change VALUES(19,12,'field',1,'created',NULL,NULL);
INSERT INTO change VALUES(20,13,'lead',2,'budget',NULL,'1250');
INSERT INTO change VALUES(21,14,'lead',3,'deleted_at',NULL,'1795306963');
INSERT INTO change VALUES(22,15,'lead',3,'deleted_at','1795306963',NULL);
CREATE TABLE place (
  change_id INTEGER PRIMARY KEY REFERENCES change (id),
  moved_at INTEGER NOT NULL,
  closed_at INTEGER,
  rank INTEGER NOT NULL
) STRICT;
INSERT INTO place VALUES(5,1795306962,NULL,1795306962000);
INSERT INTO place VALUES(9,1795306963,NULL,1795306963000);
INSERT INTO place VALUES(11,1795306963,NULL,1795306963001);
CREATE TABLE draft (
  user_id INTEGER NOT NULL REFERENCES user (id),
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (user_id, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE stage_total (
  stage_id INTEGER NOT NULL,
  responsible_id INTEGER NOT NULL,
  open_to_all INTEGER NOT NULL,
  currency TEXT NOT NULL,
  count INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (stage_id, responsible_id, open_to_all, currency)
) STRICT, WITHOUT ROWID;
INSERT INTO stage_total VALUES(1,1,0,'EUR',1,120000);
INSERT INTO stage_total VALUES(1,1,0,'RUB',1,0);
INSERT INTO stage_total VALUES(2,1,0,'RUB',0,0);
INSERT INTO stage_total VALUES(4,1,0,'RUB',1,15000000);
INSERT INTO stage_total VALUES(5,1,0,'RUB',1,0);
INSERT INTO stage_total VALUES(7,1,0,'RUB',1,15000000);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','lead_search','lead_search',0,'CREATE VIRTUAL TABLE lead_search USING fts5 (text, content='''', contentless_delete=1, tokenize=''trigram'')');
CREATE TABLE IF NOT EXISTS 'lead_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO lead_search_data VALUES(1,X'04814b');
INSERT INTO lead_search_data VALUES(10,X'00000000ff0000010106080006010101010101010102010102020000010301010303000001040101040401010105010105050000010601010606000001');
INSERT INTO lead_search_data VALUES(137438953473,X'000001f604300a2b3701021a0202373901022b0202686f010248020269760104083102026f6f01020d01032033340102210202393101021d0202726f01021101032b372001021b01032d36370102250202383901022801032e636f010244010331322001021f03013301022e01033220330102200202333401022f010333343501042210010334352d0102230301360102310103352d3601022402023637010232010336372d010226030138010233010337203901021c02022d38010227020238390102340202393101022c010338390a0104290e0103390a3701022a0301690102360202313201041e11010340657801023c0103610a2b01021902026d7001023f02026e0a01020b03014001023a020273680102150103636f6d0102450103652e63010243020274720102030202786101023d0103686b6101021702026f7401024901036976610104093101036b610a01021801036c652e01024201036d0a68010247020261730102140202706c01024001036e0a6f01020c0202406501023b01036f207201021002026d0a01024603016101021302026f2001020f03016f01020e0202740a01024a0202760a010206010370657401020202026c650102410103726f6d010212030176010205010373686b010216010374726f0102040103760a690102070202616e01040a31010378616d01023e04080707080708070708080708080608070908060807080608070707090806080808070706070808070708070908080807070807080706070607070807080608080808');
INSERT INTO lead_search_data VALUES(274877906945,X'0000014e04300a616e0204180702026c610202120202737702022e010320726f02020b01032e636f02022a01034065780202220103610a610204170703016c0202110202207202020a020240650202210202636b02021402026d7002022502026e6102020f03016e020419070103636b6102021502026f6d02022b0202756b0202020103652e63020229020265740202310202726e0202060202740a0202320202786102022301036961200202090202657202020501036b610a0202160202696502020401036c61630202130202652e02022801036d0a7302022d0202706c02022601036e610a0204100d0301400202200202696102020802026e6102041a0701036f6d0a02022c02027a6102020d0103706c650202270103726e6902020702026f7a02020c010373776502022f0103756b690202030103776565020230010378616d02022401037a616e02020e0409070708080809060707070707070807070807070707080708070807080709060708080708080708080808');
INSERT INTO lead_search_data VALUES(412316860417,X'0000008604302066610302030202696e03020802026e6f03020b01036120660302020202697203020501036265720302110103656d6203020f0202720a03021201036661690302040103696e200302090202722003020601036d626503021001036e206e03020a02026f7603020c01036f766503020d0103722069030207010376656d03020e0408070708070808070808070808070808');
INSERT INTO lead_search_data VALUES(549755813889,X'0000006a043020616e0402080103616e730402090103626f640402040103647920040206010365727304020d01036e6f620402020202737704020a01036f626f04020302026479040205010372730a04020e010373776504020b010377657204020c010379206104020704080808080808070807080808');
INSERT INTO lead_search_data VALUES(687194767361,X'000000c804300a7772040210010320616e04020802026e750402160103616e73040209010362657204021a02026f640402040103647920040206010365720a04021b03017304020d010367206e04021501036d626504021901036e672004021402026f620402020202737704020a0202756d04021701036f626f0402030202647904020502026e670402130103726f6e0402120202730a04020e0103730a7704020f0202776504020b0103756d62040218010377657204020c0202726f04021101037920610402070408080708080708080608080807070708070708070807080807');
INSERT INTO lead_search_data VALUES(824633720833,X'0000032604300a2b3701021a0202373901022b0202617301024c0202686f010248020269760104083102026f6f01020d01032033340102210202393101021d02026120010256020264690102580202666f0102520202726f0102110204d0b0d0bd01026d0204d181d0bf0102620302832001026b01032b372001021b01032d36370102250202383901022801032e636f010244010331322001021f03013301022e01033220330102200202333401022f010333343501042210010334352d0102230301360102310103352d3601022402023637010232010336372d010226030138010233010337203901021c02022d38010227020238390102340202393101022c010338390a0104290e0103390a3701022a0301690102360202313201041e1101043b20d181010261010340657801023c0103610a2b0102190202206401025702026d7001023f02026e0a01020b03014001023a0202736801021503016b01024d0103636f6d01024503017501025c0103642066010251020269730102590103652e6301024302026420010250020274720102030202786101023d0103666f720102530103686b6101021702026f74010249010369736301025a020276610104093101036b610a0102180202656401024f01036c652e01024201036d0a68010247020261730102140202706c01024001036e0a6f01020c0202406501023b0202743b01025f01036f207201021002026d0a01024603016101021302026f2001020f03016f01020e020272200102540202740a01024a0202756e01025d0202760a010206010370657401020202026c65010241010372206101025502026f6d010212030176010205010373636f01025b0202686b01021602026b6501024e0103740a6101024b02023b200102600202726f0102040103756e7401025e0103760a690102070202616e01040a31010378616d01023e0106d0b0d0bdd0bd01026e0205b8d182d18c0102680205bdd0bdd18b01026f0303d18b0a0102700205bed181d0b80102660205bfd180d0be0102640106d180d0bed181010265020581d0b8d1820102670403bfd180010263020482d18c2001026902048320d0b001026c02048c20d18301026a040807070708070807070707070909070808070808060807090806080708060807070709080608090808070707060706080608070807070708080708080807080807070807070807060706070707070807080706080707080707080808080b0a0a080a0a0b0a080909');
INSERT INTO lead_search_data VALUES(9007336693694464,X'04000000000000010000000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO lead_search_data VALUES(9007749010554880,X'04000000000000010000000000000000000000000000000000000004000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE IF NOT EXISTS 'lead_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO lead_search_idx VALUES(1,X'',2);
INSERT INTO lead_search_idx VALUES(2,X'',2);
INSERT INTO lead_search_idx VALUES(3,X'',2);
INSERT INTO lead_search_idx VALUES(4,X'',2);
INSERT INTO lead_search_idx VALUES(5,X'',2);
INSERT INTO lead_search_idx VALUES(6,X'',2);
CREATE TABLE IF NOT EXISTS 'lead_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO lead_search_docsize VALUES(1,X'6f',6);
INSERT INTO lead_search_docsize VALUES(2,X'31',2);
INSERT INTO lead_search_docsize VALUES(3,X'11',3);
INSERT INTO lead_search_docsize VALUES(4,X'1a',5);
CREATE TABLE IF NOT EXISTS 'lead_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO lead_search_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','deal_search','deal_search',0,'CREATE VIRTUAL TABLE deal_search USING fts5 (text, content='''', contentless_delete=1, tokenize=''trigram'')');
CREATE TABLE IF NOT EXISTS 'deal_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO deal_search_data VALUES(1,X'011b');
INSERT INTO deal_search_data VALUES(10,X'00000000ff00000101010100010101010101000001');
INSERT INTO deal_search_data VALUES(137438953473,X'000000ce04300a6f6f01021102027065010205010320697601020c0202726f0102150103616e0a01020f0202736801021901036574720102070103686b6101021b02026f74010202010369766101020d01036b610a01021c01036d617301021801036e0a6f01021001036f207201021402026d6101021702026f2001021303016f0102120202740a0102030202762001020a01037065740102060103726f6d010216030176010209010373686b01021a0103740a700102040202726f010208010376206901020b0202616e01020e040807080708070808070808080808070706070708080608080708');
CREATE TABLE IF NOT EXISTS 'deal_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO deal_search_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'deal_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO deal_search_docsize VALUES(1,X'1b',1);
CREATE TABLE IF NOT EXISTS 'deal_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO deal_search_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','contact_search','contact_search',0,'CREATE VIRTUAL TABLE contact_search USING fts5 (text, content='''', contentless_delete=1, tokenize=''trigram'')');
CREATE TABLE IF NOT EXISTS 'contact_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO contact_search_data VALUES(1,X'0138');
INSERT INTO contact_search_data VALUES(10,X'00000000ff00000101010100010101010101000001');
INSERT INTO contact_search_data VALUES(137438953473,X'0000017f04300a2b3701020d0202373901021e020269760104082401032033340102140202393101021001032b372001020e01032d36370102180202383901021b01032e636f0102370103313220010212030133010221010332203301021302023334010222010333343501041510010334352d0102160301360102240103352d3601021702023637010225010336372d010219030138010226010337203901020f02022d3801021a020238390102270202393101021f010338390a01041c0e0103390a3701021d0301690102290202313201041111010340657801022f0103616d7001023202026e0a01020b03014001022d0103636f6d0102380103652e63010236020274720102030202786101023001036976610104092401036c652e01023501036d706c01023301036e0a2b01020c0202406501022e01036f6d0a0102390202760a010206010370657401020202026c650102340103726f76010205010374726f0102040103760a690102070202616e01040a24010378616d0102310408070808070808070808060807090806080708060807070709080608080807060808070709080808070807080708080808');
CREATE TABLE IF NOT EXISTS 'contact_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO contact_search_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'contact_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO contact_search_docsize VALUES(1,X'38',1);
CREATE TABLE IF NOT EXISTS 'contact_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO contact_search_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','company_search','company_search',0,'CREATE VIRTUAL TABLE company_search USING fts5 (text, content='''', contentless_delete=1, tokenize=''trigram'')');
CREATE TABLE IF NOT EXISTS 'company_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO company_search_data VALUES(1,X'010b');
INSERT INTO company_search_data VALUES(10,X'00000000ff00000101010100010101010101000001');
INSERT INTO company_search_data VALUES(137438953473,X'00000058043020726f01020501036173680102090103686b6101020b01036b610a01020c01036d617301020801036f207201020402026d6101020702026f2001020303016f0102020103726f6d010206010373686b01020a0408080808080807070608');
CREATE TABLE IF NOT EXISTS 'company_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO company_search_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'company_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO company_search_docsize VALUES(1,X'0b',1);
CREATE TABLE IF NOT EXISTS 'company_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO company_search_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','activity_search','activity_search',0,'CREATE VIRTUAL TABLE activity_search USING fts5 (text, content='''', contentless_delete=1, tokenize=''trigram'')');
CREATE TABLE IF NOT EXISTS 'activity_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO activity_search_data VALUES(1,X'0210');
INSERT INTO activity_search_data VALUES(10,X'00000000ff0000010103040003010101010100000102010102020101010301010303000001');
INSERT INTO activity_search_data VALUES(137438953473,X'0000001b0430616e6e01020201036e610a01020402026e61010203040808');
INSERT INTO activity_search_data VALUES(274877906945,X'000000420430206f66020205010365206f0202040202720a020209010366657202020802026665020207010368652002020301036f666602020601037468650202020408080708070808');
INSERT INTO activity_search_data VALUES(412316860417,X'0000006904300a736502020b0103206f66020205010365206f02020402026e7402020d0202720a020209010366657202020802026665020207010368652002020301036e740a02020e01036f66660202060103720a7302020a010373656e02020c010374686502020204080808070708070808080808');
INSERT INTO activity_search_data VALUES(9007474132647936,X'04000000000000010000000000000000000000020000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE IF NOT EXISTS 'activity_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO activity_search_idx VALUES(1,X'',2);
INSERT INTO activity_search_idx VALUES(2,X'',2);
INSERT INTO activity_search_idx VALUES(3,X'',2);
CREATE TABLE IF NOT EXISTS 'activity_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO activity_search_docsize VALUES(1,X'03',1);
INSERT INTO activity_search_docsize VALUES(2,X'0d',3);
CREATE TABLE IF NOT EXISTS 'activity_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO activity_search_config VALUES('version',4);
CREATE UNIQUE INDEX user_login ON user (login) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX stage_code ON stage (pipeline_id, code) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX source_code ON source (code) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX field_name ON field (noun, name) WHERE deleted_at IS NULL;
CREATE INDEX lead_board ON lead (stage_id, rank, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_title ON lead (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_amount ON lead (amount, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_source ON lead (source_id, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_temperature ON lead (temperature, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_last_name ON lead (last_name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_company_name ON lead (company_name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_responsible ON lead (responsible_id, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_created_at ON lead (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_updated_at ON lead (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_moved_at ON lead (moved_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_closed_at ON lead (closed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_next_at ON lead (next_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_contact ON lead (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX lead_company ON lead (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX lead_deleted ON lead (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX deal_board ON deal (stage_id, rank, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_title ON deal (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_amount ON deal (amount, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_source ON deal (source_id, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_close_date ON deal (close_date, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_responsible ON deal (responsible_id, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_created_at ON deal (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_updated_at ON deal (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_moved_at ON deal (moved_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_closed_at ON deal (closed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_next_at ON deal (next_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_contact ON deal (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX deal_company ON deal (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX deal_lead ON deal (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX deal_deleted ON deal (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX contact_by_last_name ON contact (last_name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_source ON contact (source_id, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_responsible ON contact (responsible_id, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_created_at ON contact (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_updated_at ON contact (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_lead ON contact (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX contact_deleted ON contact (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX company_by_title ON company (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX company_by_source ON company (source_id, id) WHERE deleted_at IS NULL;
CREATE INDEX company_by_responsible ON company (responsible_id, id) WHERE deleted_at IS NULL;
CREATE INDEX company_by_created_at ON company (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX company_by_updated_at ON company (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX company_lead ON company (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX company_deleted ON company (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX contact_company_back ON contact_company (company_id, contact_id);
CREATE INDEX point_norm ON point (norm);
CREATE INDEX tag_folded ON tag (noun, folded, record_id);
CREATE INDEX observer_user ON observer (user_id, noun, record_id);
CREATE INDEX activity_open ON activity (noun, record_id, deadline IS NULL, deadline, id)
  WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX activity_done ON activity (noun, record_id, done_at) WHERE done_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX activity_mine ON activity (responsible_id, deadline) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX activity_by_deadline ON activity (deadline, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_by_subject ON activity (subject_key, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_by_responsible ON activity (responsible_id, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_by_done_at ON activity (done_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_by_created_at ON activity (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_by_updated_at ON activity (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX entry_pinned ON entry (noun, record_id, pinned_at) WHERE pinned_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX operation_user ON operation (user_id, id);
CREATE INDEX operation_running ON operation (id) WHERE state = 'running';
CREATE INDEX change_operation ON change (operation_id);
CREATE INDEX change_record ON change (noun, record_id, id);
CREATE TRIGGER lead_total_add AFTER INSERT ON lead WHEN new.deleted_at IS NULL BEGIN
  INSERT INTO stage_total VALUES (new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1, new.amount)
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
END;
CREATE TRIGGER lead_total_change
AFTER UPDATE OF stage_id, responsible_id, open_to_all, currency, amount, deleted_at ON lead BEGIN
  UPDATE stage_total SET count = count - 1, amount = amount - old.amount
  WHERE old.deleted_at IS NULL AND stage_id = old.stage_id AND responsible_id = old.responsible_id
    AND open_to_all = old.open_to_all AND currency = old.currency;
  INSERT INTO stage_total
  SELECT new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1, new.amount WHERE new.deleted_at IS NULL
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
END;
CREATE TRIGGER deal_total_add AFTER INSERT ON deal WHEN new.deleted_at IS NULL BEGIN
  INSERT INTO stage_total VALUES (new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1, new.amount)
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
END;
CREATE TRIGGER deal_total_change
AFTER UPDATE OF stage_id, responsible_id, open_to_all, currency, amount, deleted_at ON deal BEGIN
  UPDATE stage_total SET count = count - 1, amount = amount - old.amount
  WHERE old.deleted_at IS NULL AND stage_id = old.stage_id AND responsible_id = old.responsible_id
    AND open_to_all = old.open_to_all AND currency = old.currency;
  INSERT INTO stage_total
  SELECT new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1, new.amount WHERE new.deleted_at IS NULL
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
END;
CREATE TRIGGER activity_next_add AFTER INSERT ON activity WHEN new.record_id IS NOT NULL BEGIN
  UPDATE lead SET (next_at, next_id) = (SELECT deadline, id FROM activity
    WHERE noun = 'lead' AND record_id = new.record_id AND done_at IS NULL AND deleted_at IS NULL
    ORDER BY deadline IS NULL, deadline, id LIMIT 1) WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET (next_at, next_id) = (SELECT deadline, id FROM activity
    WHERE noun = 'deal' AND record_id = new.record_id AND done_at IS NULL AND deleted_at IS NULL
    ORDER BY deadline IS NULL, deadline, id LIMIT 1) WHERE new.noun = 'deal' AND id = new.record_id;
END;
CREATE TRIGGER activity_next_change AFTER UPDATE OF deadline, done_at, deleted_at, noun, record_id ON activity BEGIN
  UPDATE lead SET (next_at, next_id) = (SELECT deadline, id FROM activity
    WHERE noun = 'lead' AND record_id = lead.id AND done_at IS NULL AND deleted_at IS NULL
    ORDER BY deadline IS NULL, deadline, id LIMIT 1)
  WHERE (new.noun = 'lead' AND id = new.record_id) OR (old.noun = 'lead' AND id = old.record_id);
  UPDATE deal SET (next_at, next_id) = (SELECT deadline, id FROM activity
    WHERE noun = 'deal' AND record_id = deal.id AND done_at IS NULL AND deleted_at IS NULL
    ORDER BY deadline IS NULL, deadline, id LIMIT 1)
  WHERE (new.noun = 'deal' AND id = new.record_id) OR (old.noun = 'deal' AND id = old.record_id);
END;
CREATE INDEX lead_by_x_budget ON lead (x_budget, id) WHERE deleted_at IS NULL;
PRAGMA writable_schema=OFF;
CREATE TABLE lead_text (id INTEGER PRIMARY KEY REFERENCES lead (id), text TEXT NOT NULL) STRICT;
INSERT INTO lead_text SELECT id, search FROM lead;
CREATE TABLE deal_text (id INTEGER PRIMARY KEY REFERENCES deal (id), text TEXT NOT NULL) STRICT;
INSERT INTO deal_text SELECT id, search FROM deal;
CREATE TABLE contact_text (id INTEGER PRIMARY KEY REFERENCES contact (id), text TEXT NOT NULL) STRICT;
INSERT INTO contact_text SELECT id, search FROM contact;
CREATE TABLE company_text (id INTEGER PRIMARY KEY REFERENCES company (id), text TEXT NOT NULL) STRICT;
INSERT INTO company_text SELECT id, search FROM company;
CREATE TABLE activity_text (id INTEGER PRIMARY KEY REFERENCES activity (id), text TEXT NOT NULL) STRICT;
INSERT INTO activity_text SELECT id, search FROM activity;
COMMIT;
PRAGMA application_id = 1448234571;
PRAGMA user_version = 1;
