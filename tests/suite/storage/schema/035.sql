-- A small database of schema 35, as text.
PRAGMA application_id = 1448234571;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('calendar','606ce6b37fa86127d4ea4f2cd29ec088');
INSERT INTO meta VALUES('country','PL');
INSERT INTO meta VALUES('currency','PLN');
CREATE TABLE user (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  login TEXT NOT NULL,
  name TEXT,
  admin INTEGER NOT NULL DEFAULT 0 CHECK (admin IN (0, 1)),
  deleted_at INTEGER
, reminders TEXT, ask_next_step INTEGER NOT NULL DEFAULT 1 CHECK (ask_next_step IN (0, 1)), zone TEXT, views TEXT, timelines TEXT) STRICT;
INSERT INTO user VALUES(1,6,'olga','Olga Wójcik',1,NULL,'[60,15]',1,'Europe/Warsaw','["deal:mine"]','["Only calls: group/communication; author/2"]');
INSERT INTO user VALUES(2,1,'piotr','Piotr Zając',0,NULL,NULL,1,NULL,NULL,NULL);
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
, reminders TEXT NOT NULL DEFAULT '[15]') STRICT;
INSERT INTO pipeline VALUES(1,1,'lead','leads','Leads','Лиды','Leady',1,NULL,'[15]');
INSERT INTO pipeline VALUES(2,1,'deal','sales','Sales','Продажи','Sprzedaż',2,NULL,'[15]');
INSERT INTO pipeline VALUES(3,1,'deal','service','Service','Service','Service',3,NULL,'[15]');
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
, limit_days INTEGER) STRICT;
INSERT INTO stage VALUES(1,1,1,'new','Not processed','Не обработан','Nieprzetworzony','open','grey',1,NULL,NULL);
INSERT INTO stage VALUES(2,1,1,'in_work','In work','В работе','W toku','open','blue',2,NULL,NULL);
INSERT INTO stage VALUES(3,1,1,'processed','Processed','Обработан','Przetworzony','open','cyan',3,NULL,NULL);
INSERT INTO stage VALUES(4,1,1,'converted','Quality lead','Качественный лид','Skonwertowany','won','green',4,NULL,NULL);
INSERT INTO stage VALUES(5,1,1,'junk','Junk lead','Некачественный лид','Nieudany lead','lost','red',5,NULL,NULL);
INSERT INTO stage VALUES(6,1,1,'invalid','Wrong contacts','Неверные контакты','Błędne dane','lost','magenta',6,NULL,NULL);
INSERT INTO stage VALUES(7,1,2,'new_order','New order','Новый заказ','Nowe zamówienie','open','grey',1,NULL,NULL);
INSERT INTO stage VALUES(8,1,2,'consultation','Consultation','Консультация','Konsultacja','open','blue',2,NULL,NULL);
INSERT INTO stage VALUES(9,1,2,'invoice','Invoice','Счёт','Faktura','open','cyan',3,NULL,NULL);
INSERT INTO stage VALUES(10,1,2,'payment','Payment','Оплата','Płatność','open','yellow',4,NULL,NULL);
INSERT INTO stage VALUES(11,1,2,'delivery','Delivery','Доставка','Dostawa','open','magenta',5,NULL,NULL);
INSERT INTO stage VALUES(12,1,2,'won','Won','Сделка успешна','Wygrany','won','green',6,NULL,NULL);
INSERT INTO stage VALUES(13,1,2,'lost','Lost','Сделка провалена','Przegrany','lost','red',7,NULL,NULL);
INSERT INTO stage VALUES(14,1,3,'visit','Visit','Visit','Visit','open','grey',8,NULL,NULL);
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
INSERT INTO source VALUES(11,1,'fair','Spring fair','Spring fair','Spring fair',11,NULL);
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
INSERT INTO field VALUES(1,1,'lead','windows','Windows','number',NULL,0,0,'main',1,NULL);
INSERT INTO field VALUES(2,1,'company','partner','Partner','company',NULL,0,0,'main',2,NULL);
INSERT INTO field VALUES(3,1,'lead','boss','Szef','contact',NULL,0,0,'main',3,NULL);
INSERT INTO field VALUES(4,1,'contact','since','Od','date',NULL,0,0,'main',4,NULL);
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
  deleted_at INTEGER
, amount_manual INTEGER NOT NULL DEFAULT 0, merged_into INTEGER REFERENCES lead (id), touched_at INTEGER, region TEXT, region_key BLOB, lit_at INTEGER, happened_at INTEGER NOT NULL DEFAULT 0, amount_key INTEGER NOT NULL DEFAULT 0, x_windows REAL, waits_at INTEGER, first_name_key BLOB, middle_name_key BLOB, post_key BLOB, phone_key BLOB, email_key BLOB, site_key BLOB, messenger_key BLOB, address_key BLOB, contact_key BLOB, company_key BLOB, tags_key BLOB, observers_key BLOB, x_boss INTEGER, x_boss_key BLOB) STRICT;
INSERT INTO lead VALUES(1,3,'Okna PCV',X'473f452b04492f55010c01dcc2dcdcdc',4,1230000,'PLN',2,NULL,NULL,'Kowalska',X'3f47572b414f3f2b010c01dc0b','Ewa',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,0,1795366080,1,1795366080,1795366080,1795366080,1795366080000,NULL,NULL,NULL,0,NULL,1795366080,NULL,NULL,NULL,0,12300000,12.0,NULL,X'33572b010701dc06',NULL,NULL,X'2b3438363030313030323030',X'33572b0a804947414333510833592b4349413301160116',NULL,NULL,NULL,NULL,NULL,NULL,X'493b47514d045d2b3d2b2f013ca20501dcc1dc09',NULL,NULL);
INSERT INTO lead VALUES(2,2,'Новый лид',X'28788a0ee64e03042862461a010d01de0c',2,0,'PLN',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,0,1795366080,1,1795366221,1795366221,NULL,1795463477000,1795452621,11,NULL,0,NULL,1795366080,NULL,NULL,1795449021,0,0,NULL,NULL,NULL,NULL,NULL,X'2b3739313233343536373839',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO lead VALUES(3,2,'Stale one',X'4f512b413304474533010d01dc0c',5,0,'PLN',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,NULL,0,0,1795366080,1,1795366081,1795366081,1795366081,1795366081000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,X'2b3438323231323334353637',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO lead VALUES(4,2,'Thrown away',X'51394d475745042b572b5b010f01dc0e',1,0,'PLN',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,0,1795366080,1,1795366081,1795366080,NULL,1795366080003,NULL,NULL,1795366081,0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO lead VALUES(5,5,'Later',X'412b51334d010901dc08',2,0,'PLN',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,0,1795366081,1,1795366212,1795366212,NULL,1795366222000,1795363080,10,NULL,0,NULL,NULL,NULL,NULL,1795359480,1795366081,0,NULL,1795366222,NULL,NULL,NULL,NULL,X'5739470a8033592b43494133082f474301130113',NULL,NULL,NULL,NULL,NULL,X'352b3b4d0604394751010d010d',NULL,NULL,NULL);
INSERT INTO lead VALUES(6,3,'Drzwi',X'314d5d573b010901dc08',4,50000,'PLN',NULL,NULL,NULL,'Nowak',X'4547572b3f010901dc08','Jan',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,0,1795366212,1,1795366221,1795366221,1795366221,1795366221000,NULL,NULL,NULL,0,NULL,NULL,'Podlaskie',X'494731412b4f3f3b33010d01dc0c',NULL,0,500000,NULL,NULL,X'3d2b45010701dc06',NULL,NULL,X'2b3438363031323030333030',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO lead VALUES(7,2,'Big sum',X'2d3b37044f5343010b01dc0a',1,90000000000,'PLN',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,NULL,1,NULL,1,0,1795366212,1,1795390189,1795366212,NULL,1795366212001,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,0,900000000000,NULL,NULL,NULL,NULL,NULL,X'2b3438363030393030393030',NULL,NULL,NULL,NULL,X'ffff0000000000000004',NULL,NULL,NULL,NULL,NULL);
INSERT INTO lead VALUES(8,1,NULL,NULL,1,0,'PLN',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,0,1795390188,1,1795390188,1795390188,NULL,1795390188000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,X'2b3438363030373030383030',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO lead VALUES(9,5,'Bramy',X'2d4d2b435b010901dc08',2,420000,'PLN',NULL,NULL,NULL,'Lis',X'413b4f010701dc06','Ewa',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,0,1795390188,1,1795390189,1795390189,NULL,1795390189000,1795476589,14,NULL,0,NULL,NULL,NULL,NULL,1795472989,0,4200000,NULL,NULL,X'33572b010701dc06',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,X'4547573301080108',NULL,1,X'33572b043f47572b414f3f2b011001dcc3dc0b');
INSERT INTO lead VALUES(10,4,'Okna dla biura',X'473f452b0431412b042d3b534d2b011201dc11',1,150000,'PLN',NULL,NULL,NULL,'Nowak',X'4547572b3f010901dc08','Jan',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,0,1795463477,1,1795463479,1795463477,NULL,1795463477000,1796634000,15,NULL,0,NULL,NULL,NULL,NULL,1796630400,0,1500000,NULL,NULL,X'3d2b45010701dc06',NULL,NULL,X'2b3438363030313030323030',NULL,NULL,NULL,NULL,NULL,NULL,X'573b474f452b010a010a',NULL,NULL,NULL);
INSERT INTO lead VALUES(11,4,'Bramy',X'2d4d2b435b010901dc08',1,0,'PLN',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Polmet sp. z o.o.',X'494741433351044f4908045d0447084708011501dc14',NULL,NULL,NULL,NULL,1,NULL,0,0,1795463478,1,1795463479,1795463478,NULL,1795463478000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,X'573b474f452b010a010a',NULL,NULL,NULL);
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
  deleted_at INTEGER
, client_kind TEXT, amount_manual INTEGER NOT NULL DEFAULT 0, merged_into INTEGER REFERENCES deal (id), touched_at INTEGER, copy_of INTEGER REFERENCES deal (id), lit_at INTEGER, happened_at INTEGER NOT NULL DEFAULT 0, amount_key INTEGER NOT NULL DEFAULT 0, waits_at INTEGER, contact_key BLOB, contacts_key BLOB, company_key BLOB, lead_key BLOB, tags_key BLOB, observers_key BLOB) STRICT;
INSERT INTO deal VALUES(1,2,'Okna PCV',X'473f452b04492f55010c01dcc2dcdcdc',12,1230000,'PLN',NULL,2,NULL,NULL,1,1,1,NULL,1,0,1795366080,1,1795366222,1795366222,1795366222,1795366222000,1795161600,4,NULL,'new',0,NULL,1795366080,NULL,1795158000,1795366222,12300000,NULL,X'33572b043f47572b414f3f2b011001dcc3dc0b',NULL,X'494741433351010a01dc09',X'473f452b04492f55010c01dcc2dcdcdc',NULL,X'493b47514d045d2b3d2b2f013ca20501dcc1dc09');
INSERT INTO deal VALUES(2,1,'Serwis okien',X'4f334d573b4f04473f3b3345011001dc0f',7,0,'PLN',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,0,1795366081,1,1795366081,1795366081,NULL,1795366081001,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO deal VALUES(3,1,'Drzwi',X'314d5d573b010901dc08',7,50000,'PLN',NULL,NULL,NULL,NULL,2,NULL,1,NULL,6,0,1795366221,1,1795366221,1795366221,NULL,1795366221000,NULL,NULL,NULL,'new',0,NULL,1795366221,NULL,NULL,1795366221,500000,NULL,X'3d2b45044547572b3f010d01dcc3dc08',NULL,NULL,X'314d5d573b010901dc08',NULL,NULL);
INSERT INTO deal VALUES(4,1,'Okna PCV',X'473f452b04492f55010c01dcc2dcdcdc',14,1230000,'PLN',NULL,2,NULL,NULL,1,1,1,NULL,NULL,0,1795366222,1,1795366222,1795366222,NULL,1795366222000,NULL,NULL,NULL,'repeat',0,NULL,NULL,1,NULL,1795366222,12300000,NULL,X'33572b043f47572b414f3f2b011001dcc3dc0b',NULL,X'494741433351010a01dc09',NULL,NULL,X'493b47514d045d2b3d2b2f013ca20501dcc1dc09');
INSERT INTO deal VALUES(5,1,'Dachówka',X'312b2f3947573f2b0141880701dc0c',7,10000,'PLN',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,8,0,1795390189,1,1795390189,1795390189,NULL,1795390189000,NULL,NULL,NULL,NULL,0,NULL,1795390189,NULL,NULL,0,100000,NULL,NULL,NULL,NULL,X'ffff0000000000000008',NULL,NULL);
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
  deleted_at INTEGER
, merged_into INTEGER REFERENCES contact (id), region TEXT, first_name_key BLOB, middle_name_key BLOB, post_key BLOB, phone_key BLOB, email_key BLOB, site_key BLOB, messenger_key BLOB, company_key BLOB, address_key BLOB, region_key BLOB, lead_key BLOB, tags_key BLOB, observers_key BLOB, x_since TEXT) STRICT;
INSERT INTO contact VALUES(1,3,'Kowalska',X'3f47572b414f3f2b010c01dc0b','Ewa',NULL,NULL,NULL,NULL,2,1,NULL,1,0,1795366080,1,1795366212,NULL,NULL,NULL,X'33572b010701dc06',NULL,NULL,X'2b3438363030313030323030',X'33572b0a804947414333510833592b4349413301160116',NULL,NULL,X'494741433351010a01dc09',NULL,NULL,X'473f452b04492f55010c01dcc2dcdcdc',NULL,X'493b47514d045d2b3d2b2f013ca20501dcc1dc09',NULL);
INSERT INTO contact VALUES(2,1,'Nowak',X'4547572b3f010901dc08','Jan',NULL,NULL,NULL,NULL,NULL,1,NULL,6,0,1795366221,1,1795366221,NULL,NULL,'Podlaskie',X'3d2b45010701dc06',NULL,NULL,X'2b3438363031323030333030',NULL,NULL,NULL,NULL,NULL,X'494731412b4f3f3b33010d01dc0c',X'314d5d573b010901dc08',NULL,NULL,NULL);
INSERT INTO contact VALUES(3,1,'Wilk',X'573b413f010801dc07',NULL,NULL,NULL,NULL,'1980-02-29',NULL,1,NULL,8,0,1795390189,1,1795390189,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,X'ffff0000000000000008',NULL,NULL,'2026-01-05');
INSERT INTO contact VALUES(4,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,0,1795390189,1,1795390189,NULL,NULL,NULL,NULL,NULL,NULL,X'2b3438363030393030393030',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
  deleted_at INTEGER
, merged_into INTEGER REFERENCES company (id), region TEXT, industry_key BLOB, revenue_key INTEGER, phone_key BLOB, email_key BLOB, site_key BLOB, messenger_key BLOB, contact_key BLOB, address_key BLOB, region_key BLOB, legal_address_key BLOB, bank_details_key BLOB, lead_key BLOB, tags_key BLOB, observers_key BLOB, x_partner INTEGER, x_partner_key BLOB) STRICT;
INSERT INTO company VALUES(1,1,'Polmet',X'494741433351010a01dc09',NULL,NULL,NULL,'PLN',NULL,NULL,NULL,2,1,NULL,1,0,1795366080,1,1795366080,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,X'33572b043f47572b414f3f2b011001dcc3dc0b',NULL,NULL,NULL,NULL,X'473f452b04492f55010c01dcc2dcdcdc',NULL,X'493b47514d045d2b3d2b2f013ca20501dcc1dc09',NULL,NULL);
INSERT INTO company VALUES(2,1,'Dach',X'312b2f39010801dc07',NULL,NULL,NULL,'PLN',NULL,NULL,NULL,NULL,1,NULL,8,0,1795390189,1,1795390189,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,X'ffff0000000000000008',NULL,NULL,1,X'494741433351010a01dc09');
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
INSERT INTO point VALUES('contact',1,'email',0,'work','ewa@polmet.example','ewa@polmet.example');
INSERT INTO point VALUES('contact',1,'phone',0,'work','+48 600 100 200','+48600100200');
INSERT INTO point VALUES('contact',2,'phone',0,'work','+48 601 200 300','+48601200300');
INSERT INTO point VALUES('contact',4,'phone',0,'work','+48 600 900 900','+48600900900');
INSERT INTO point VALUES('lead',1,'email',0,'work','ewa@polmet.example','ewa@polmet.example');
INSERT INTO point VALUES('lead',1,'phone',0,'work','+48 600 100 200','+48600100200');
INSERT INTO point VALUES('lead',2,'phone',0,'work','8 912 345-67-89','+79123456789');
INSERT INTO point VALUES('lead',3,'phone',0,'work','22 123 45 67','+48221234567');
INSERT INTO point VALUES('lead',5,'email',0,'work','who@example.com','who@example.com');
INSERT INTO point VALUES('lead',6,'phone',0,'work','+48 601 200 300','+48601200300');
INSERT INTO point VALUES('lead',8,'phone',0,'work','+48 600 700 800','+48600700800');
INSERT INTO point VALUES('lead',10,'phone',0,'work','600 100 200','+48600100200');
CREATE TABLE tag (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (noun, record_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO tag VALUES('lead',5,'fair','fair');
INSERT INTO tag VALUES('lead',5,'hot','hot');
INSERT INTO tag VALUES('lead',9,'nowe','nowe');
INSERT INTO tag VALUES('lead',10,'wiosna','wiosna');
INSERT INTO tag VALUES('lead',11,'wiosna','wiosna');
CREATE TABLE observer (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user (id),
  PRIMARY KEY (noun, record_id, user_id)
) STRICT, WITHOUT ROWID;
INSERT INTO observer VALUES('activity',1,2);
INSERT INTO observer VALUES('company',1,2);
INSERT INTO observer VALUES('contact',1,2);
INSERT INTO observer VALUES('deal',1,2);
INSERT INTO observer VALUES('deal',4,2);
INSERT INTO observer VALUES('lead',1,2);
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
  deleted_at INTEGER
, incoming INTEGER NOT NULL DEFAULT 0 CHECK (incoming IN (0, 1)), lit_at INTEGER, remind_at INTEGER, ended_by INTEGER REFERENCES stage (id), description TEXT, checklist TEXT, acceptance INTEGER NOT NULL DEFAULT 0, needs_result INTEGER NOT NULL DEFAULT 0, progress TEXT
  CHECK (progress IN ('new', 'viewed', 'in_progress', 'waiting', 'awaiting_control')), state TEXT GENERATED ALWAYS AS (
  CASE WHEN kind <> 'task' THEN NULL WHEN done_at IS NOT NULL THEN 'done' ELSE coalesce(progress, 'new') END
) VIRTUAL, changed INTEGER NOT NULL DEFAULT 0, deadline_changed INTEGER NOT NULL DEFAULT 0, replaced INTEGER NOT NULL DEFAULT 0, returned TEXT, about_id INTEGER) STRICT;
INSERT INTO activity VALUES(1,2,'call','Ewa about windows',X'33572b042b2d47535104573b453147574f011501dc14',1796115600,'[60,15]',NULL,'deal',1,1,NULL,NULL,NULL,1795366080,1,1795366080,NULL,0,1796112000,1796112000,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(2,1,'meeting','Anna',X'2b45452b010801dc07',1796221800,NULL,NULL,'lead',2,1,NULL,NULL,NULL,1795366080,1,1795366080,NULL,0,1796218200,1796218200,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(3,4,'mail','the offer',X'51393304473535334d010d010d',NULL,NULL,NULL,'lead',2,1,'sent with the prices',1795366080,1,1795366080,1,1795366080,NULL,0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(4,2,'call','back',X'2d2b2f3f01080108',1795161600,NULL,NULL,'deal',1,1,NULL,NULL,NULL,1795366080,1,1795366080,NULL,0,1795158000,NULL,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(5,7,'task','prepare the contract',X'494d33492b4d3304513933042f4745514d2b2f5101180118',1796403600,NULL,NULL,'deal',1,2,'here it is',NULL,NULL,1795366080,1,1795366080,NULL,0,1796402700,1796402700,NULL,'with the new prices',replace('[x] prices\n[ ] dates','\n',char(10)),1,0,'in_progress',0,0,0,NULL,NULL);
INSERT INTO activity VALUES(6,4,'task','measure the window',X'43332b4f534d330451393304573b4531475701160116',1796490000,NULL,NULL,'lead',2,1,'one by two metres',1795366080,1,1795366080,1,1795366080,NULL,0,NULL,NULL,NULL,NULL,NULL,0,1,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(7,5,'call','+48 600 100 200',X'0c7d1a22041e1212041412120416121201130113',NULL,NULL,NULL,'deal',1,1,NULL,1795366081,1,1795366080,1,1795366081,NULL,1,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0,0,1,NULL,5);
INSERT INTO activity VALUES(8,4,'call','+48 600 100 200',X'0c7d1a22041e1212041412120416121201130113',NULL,NULL,NULL,'deal',1,1,NULL,1795366081,1,1795366081,1,1795366081,NULL,1,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0,0,1,NULL,7);
INSERT INTO activity VALUES(9,1,'mail','the invoice',X'513933043b4555473b2f33010f010f',1796922000,NULL,NULL,'deal',1,1,NULL,NULL,NULL,1795366081,1,1795366081,NULL,0,1796918400,1796918400,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(10,1,'call','call',X'2f2b414101080108',1795363080,NULL,NULL,'lead',5,1,NULL,NULL,NULL,1795366081,1,1795366081,NULL,0,1795359480,NULL,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(11,1,'call','call',X'2f2b414101080108',1795452621,'[60]',NULL,'lead',2,1,NULL,NULL,NULL,1795366221,1,1795366221,NULL,0,1795449021,NULL,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(12,1,'mail','A question',X'2b044b53334f513b4745010e01dc0d',NULL,NULL,NULL,'lead',5,1,NULL,NULL,NULL,1795366222,1,1795366222,NULL,1,1795366222,NULL,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,13);
INSERT INTO activity VALUES(13,1,'call','Ewa #checked',X'33572b040a982f39332f3f3331011001dc0f',1796911200,NULL,NULL,'lead',9,1,NULL,NULL,NULL,1795390189,1,1795390189,NULL,0,1796907600,1796907600,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(14,3,'call','call',X'2f2b414101080108',1795476589,'[60]',NULL,'lead',9,1,NULL,NULL,NULL,1795390189,1,1795390189,NULL,0,1795472989,1795472989,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(15,1,'call','Jan',X'3d2b45010701dc06',1796634000,NULL,NULL,'lead',10,1,NULL,NULL,NULL,1795463479,1,1795463479,NULL,0,1796630400,1796630400,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(16,2,'call','call',X'2f2b414101080108',1795549879,'[60]',NULL,'lead',10,1,NULL,NULL,NULL,1795463479,1,1795463479,1795463479,0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
INSERT INTO activity VALUES(17,2,'call','call',X'2f2b414101080108',1795549879,'[60]',NULL,'lead',11,1,NULL,NULL,NULL,1795463479,1,1795463479,1795463479,0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0,0,0,NULL,NULL);
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
, files TEXT, edited_at INTEGER, touch INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO entry VALUES(1,1,'comment','See the contract, @piotr',NULL,'lead',1,NULL,1795366080,1,1795366080,NULL,'[{"name":"contract.txt","size":13,"sha256":"e01f4f11bb76d2e86ee4b061be25ce49829ea7280cf0e085aa8290eb206254d3"}]',NULL,0);
INSERT INTO entry VALUES(2,3,'comment','A word that was changed',NULL,'lead',1,NULL,1795366080,1,1795366081,NULL,NULL,1795366081,0);
INSERT INTO entry VALUES(3,2,'comment','A word to go',NULL,'lead',2,NULL,1795366080,1,1795366081,1795366081,NULL,NULL,0);
INSERT INTO entry VALUES(4,1,'call','nobody home','{"direction":"out","from":"Olga Wójcik","to":["+48 600 100 200"],"outcome":"no-answer","inbound":0}','lead',1,NULL,1795366080,1,1795366080,NULL,NULL,NULL,1);
INSERT INTO entry VALUES(5,1,'call',NULL,'{"direction":"in","from":"+48 600 100 200","to":["100"],"seconds":63,"why":"open-lead","home":"lead/1","inbound":1}','lead',1,NULL,1795366080,NULL,1795366080,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(6,1,'conversion',NULL,'{"lead":"lead/1","created":["deal/1","contact/1","company/1"],"linked":[]}','lead',1,NULL,1795366080,1,1795366080,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(7,1,'call',NULL,'{"direction":"in","from":"+48 600 100 200","to":["100"],"seconds":5,"why":"open-deal","home":"deal/1","inbound":2}','deal',1,NULL,1795366081,NULL,1795366081,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(8,1,'mail','wrote about it','{"direction":"out","from":"Olga Wójcik","to":["ewa@polmet.example"],"outcome":"sent","inbound":0}','lead',1,NULL,1795366081,1,1795366081,NULL,NULL,NULL,1);
INSERT INTO entry VALUES(9,1,'rule',NULL,'{"rule":"Plan a call","action":"plan","from":"lead/2"}','lead',2,NULL,1795366221,1,1795366221,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(10,1,'conversion',NULL,'{"lead":"lead/6","created":["deal/3","contact/2"],"linked":[]}','lead',6,NULL,1795366221,1,1795366221,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(11,1,'rule',NULL,'{"rule":"Good ones","action":"convert","from":"lead/6","created":["deal/3","contact/2"]}','lead',6,NULL,1795366221,1,1795366221,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(12,1,'rule',NULL,'{"rule":"Care after the sale","action":"copy","to":14,"from":"deal/1","created":["deal/4"]}','deal',1,NULL,1795366222,1,1795366222,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(13,1,'mail','How much is a window?','{"direction":"in","from":"who@example.com","name":"Who","to":["me@firm.example"],"subject":"A question","why":"open-lead","home":"lead/5","inbound":3}','lead',5,NULL,1795341600,NULL,1795366222,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(14,1,'comment','**Ważne**: [oferta](https://example.com)',NULL,'lead',6,NULL,1795390189,1,1795390189,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(15,3,'rule',NULL,'{"rule":"Plan a call","action":"plan","from":"lead/9"}','lead',9,NULL,1795390189,1,1795390189,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(16,1,'reminder',NULL,'{"activity":11,"kind":"call","subject":"call","deadline":1795452621}','lead',2,NULL,1795463477,NULL,1795463477,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(17,1,'comment','Ofertę wysłano',NULL,'lead',10,NULL,1795463478,1,1795463478,NULL,NULL,NULL,0);
INSERT INTO entry VALUES(18,2,'rule',NULL,'{"rule":"Plan a call","action":"plan","from":"lead/10"}','lead',10,NULL,1795463479,1,1795463479,1795463479,NULL,NULL,0);
INSERT INTO entry VALUES(19,2,'rule',NULL,'{"rule":"Plan a call","action":"plan","from":"lead/11"}','lead',11,NULL,1795463479,1,1795463479,1795463479,NULL,NULL,0);
CREATE TABLE entry_on (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES entry (id), kind TEXT NOT NULL DEFAULT 'comment', author_id INTEGER,
  PRIMARY KEY (noun, record_id, at, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO entry_on VALUES('company',1,1795366080,1,'comment',1);
INSERT INTO entry_on VALUES('company',1,1795366080,2,'comment',1);
INSERT INTO entry_on VALUES('company',1,1795366080,4,'call',1);
INSERT INTO entry_on VALUES('company',1,1795366080,5,'call',NULL);
INSERT INTO entry_on VALUES('company',1,1795366080,6,'conversion',1);
INSERT INTO entry_on VALUES('contact',1,1795366080,1,'comment',1);
INSERT INTO entry_on VALUES('contact',1,1795366080,2,'comment',1);
INSERT INTO entry_on VALUES('contact',1,1795366080,4,'call',1);
INSERT INTO entry_on VALUES('contact',1,1795366080,5,'call',NULL);
INSERT INTO entry_on VALUES('contact',1,1795366080,6,'conversion',1);
INSERT INTO entry_on VALUES('contact',1,1795366081,7,'call',NULL);
INSERT INTO entry_on VALUES('contact',2,1795366221,10,'conversion',1);
INSERT INTO entry_on VALUES('deal',1,1795366080,1,'comment',1);
INSERT INTO entry_on VALUES('deal',1,1795366080,2,'comment',1);
INSERT INTO entry_on VALUES('deal',1,1795366080,4,'call',1);
INSERT INTO entry_on VALUES('deal',1,1795366080,5,'call',NULL);
INSERT INTO entry_on VALUES('deal',1,1795366080,6,'conversion',1);
INSERT INTO entry_on VALUES('deal',1,1795366081,7,'call',NULL);
INSERT INTO entry_on VALUES('deal',1,1795366222,12,'rule',1);
INSERT INTO entry_on VALUES('deal',3,1795366221,10,'conversion',1);
INSERT INTO entry_on VALUES('deal',4,1795366222,12,'rule',1);
INSERT INTO entry_on VALUES('lead',1,1795366080,1,'comment',1);
INSERT INTO entry_on VALUES('lead',1,1795366080,2,'comment',1);
INSERT INTO entry_on VALUES('lead',1,1795366080,4,'call',1);
INSERT INTO entry_on VALUES('lead',1,1795366080,5,'call',NULL);
INSERT INTO entry_on VALUES('lead',1,1795366080,6,'conversion',1);
INSERT INTO entry_on VALUES('lead',1,1795366081,8,'mail',1);
INSERT INTO entry_on VALUES('lead',2,1795366080,3,'comment',1);
INSERT INTO entry_on VALUES('lead',2,1795366221,9,'rule',1);
INSERT INTO entry_on VALUES('lead',2,1795463477,16,'reminder',NULL);
INSERT INTO entry_on VALUES('lead',5,1795341600,13,'mail',NULL);
INSERT INTO entry_on VALUES('lead',6,1795366221,10,'conversion',1);
INSERT INTO entry_on VALUES('lead',6,1795366221,11,'rule',1);
INSERT INTO entry_on VALUES('lead',6,1795390189,14,'comment',1);
INSERT INTO entry_on VALUES('lead',9,1795390189,15,'rule',1);
INSERT INTO entry_on VALUES('lead',10,1795463478,17,'comment',1);
INSERT INTO entry_on VALUES('lead',10,1795463479,18,'rule',1);
INSERT INTO entry_on VALUES('lead',11,1795463479,19,'rule',1);
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
INSERT INTO operation VALUES(1,1795366080,1,'create','{"on":"user/2"}','done',NULL,NULL);
INSERT INTO operation VALUES(2,1795366080,1,'edit','{"on":"user/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(3,1795366080,1,'create','{"on":"field/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(4,1795366080,1,'create','{"on":"pipeline/3"}','done',NULL,NULL);
INSERT INTO operation VALUES(5,1795366080,1,'create','{"on":"product/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(6,1795366080,1,'create','{"on":"exclusion/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(7,1795366080,1,'create','{"on":"source/11"}','done',NULL,NULL);
INSERT INTO operation VALUES(8,1795366080,1,'create','{"on":"lead/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(9,1795366080,1,'create','{"on":"lead/2"}','done',NULL,NULL);
INSERT INTO operation VALUES(10,1795366080,1,'create','{"on":"lead/3"}','done',NULL,NULL);
INSERT INTO operation VALUES(11,1795366080,1,'create','{"on":"lead/4"}','done',NULL,NULL);
INSERT INTO operation VALUES(12,1795366080,1,'edit','{"on":"lead/1","field":"observers"}','done',NULL,NULL);
INSERT INTO operation VALUES(13,1795366080,1,'plan','{"on":"activity/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(14,1795366080,1,'plan','{"on":"activity/2"}','done',NULL,NULL);
INSERT INTO operation VALUES(15,1795366080,1,'plan','{"on":"activity/3"}','done',NULL,NULL);
INSERT INTO operation VALUES(16,1795366080,1,'complete','{"on":"activity/3","subject":"the offer"}','done',NULL,NULL);
INSERT INTO operation VALUES(17,1795366080,1,'plan','{"on":"activity/4"}','done',NULL,NULL);
INSERT INTO operation VALUES(18,1795366080,1,'comment','{"on":"lead/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(19,1795366080,1,'comment','{"on":"lead/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(20,1795366080,1,'comment','{"on":"lead/2"}','done',NULL,NULL);
INSERT INTO operation VALUES(21,1795366080,1,'log','{"on":"lead/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(22,1795366080,1,'plan','{"on":"activity/5"}','done',NULL,NULL);
INSERT INTO operation VALUES(23,1795366080,1,'plan','{"on":"activity/6"}','done',NULL,NULL);
INSERT INTO operation VALUES(24,1795366080,2,'start','{"on":"activity/5","subject":"prepare the contract"}','done',NULL,NULL);
INSERT INTO operation VALUES(25,1795366080,2,'edit','{"on":"activity/5","field":"checklist"}','done',NULL,NULL);
INSERT INTO operation VALUES(26,1795366080,2,'complete','{"on":"activity/5","subject":"prepare the contract"}','done',NULL,NULL);
INSERT INTO operation VALUES(27,1795366080,1,'return','{"on":"activity/5","subject":"prepare the contract"}','done',NULL,NULL);
INSERT INTO operation VALUES(28,1795366080,1,'complete','{"on":"activity/6","subject":"measure the window"}','done',NULL,NULL);
INSERT INTO operation VALUES(29,1795366080,1,'intake','{"on":"lead/1","inbound":1}','done',NULL,NULL);
INSERT INTO operation VALUES(30,1795366080,1,'convert','{"on":"lead/1","created":"deal/1, contact/1, company/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(31,1795366081,1,'intake','{"on":"deal/1","inbound":2}','done',NULL,NULL);
INSERT INTO operation VALUES(32,1795366081,1,'move','{"on":"lead/3","stage":5}','done',NULL,NULL);
INSERT INTO operation VALUES(33,1795366081,1,'delete','{"on":"lead/4"}','done',NULL,NULL);
INSERT INTO operation VALUES(34,1795366081,1,'plan','{"on":"activity/9"}','done',NULL,NULL);
INSERT INTO operation VALUES(35,1795366081,1,'edit','{"on":"setting/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(36,1795366081,1,'log','{"on":"lead/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(37,1795366081,1,'edit','{"on":"entry/2"}','done',NULL,NULL);
INSERT INTO operation VALUES(38,1795366081,1,'delete','{"on":"entry/3"}','done',NULL,NULL);
INSERT INTO operation VALUES(39,1795366081,1,'create','{"on":"deal/2"}','done',NULL,NULL);
INSERT INTO operation VALUES(40,1795366081,1,'create','{"on":"lead/5"}','done',NULL,NULL);
INSERT INTO operation VALUES(41,1795366081,1,'plan','{"on":"activity/10"}','done',NULL,NULL);
INSERT INTO operation VALUES(42,1795366212,1,'create','{"on":"stage/14"}','done',NULL,NULL);
INSERT INTO operation VALUES(43,1795366212,1,'create','{"on":"rule/1"}','done',NULL,NULL);
INSERT INTO operation VALUES(44,1795366212,1,'create','{"on":"rule/2"}','done',NULL,NULL);
INSERT INTO operation VALUES(45,1795366212,1,'create','{"on":"lead/6"}','done',NULL,NULL);
INSERT INTO operation VALUES(46,1795366212,1,'layout','{"view":"lead:common"}','done',NULL,NULL);
INSERT INTO operation VALUES(47,1795366212,1,'layout','{"view":"deal:mine"}','done',NULL,NULL);
INSERT INTO operation VALUES(48,1795366212,1,'layout','{"name":"On the phone"}','done',NULL,NULL);
INSERT INTO operation VALUES(49,1795366212,1,'field','{"count":2}','done',NULL,NULL);
INSERT INTO operation VALUES(50,1795366212,1,'field','{}','done',NULL,NULL);
INSERT INTO operation VALUES(51,1795366212,1,'move','{"on":"lead/5","stage":2}','done',NULL,NULL);
INSERT INTO operation VALUES(52,1795366212,1,'edit','{"on":"lead/5","field":"contact"}','done',NULL,NULL);
INSERT INTO operation VALUES(53,1795366212,1,'edit','{"on":"lead/5","field":"contact"}','done',NULL,NULL);
INSERT INTO operation VALUES(54,1795366212,1,'create','{"on":"lead/7"}','done',NULL,NULL);
INSERT INTO operation VALUES(55,1795366212,1,'edit','{"on":"lead/5","field":"tags"}','done',NULL,NULL);
INSERT INTO operation VALUES(56,1795366221,1,'create','{"on":"rule/3"}','done',NULL,NULL);
INSERT INTO operation VALUES(57,1795366221,1,'move','{"on":"lead/2","stage":2}','done',NULL,NULL);
INSERT INTO operation VALUES(58,1795366221,1,'move','{"on":"lead/6","stage":3}','done',NULL,NULL);
INSERT INTO operation VALUES(59,1795366222,1,'move','{"on":"deal/1","stage":12}','done',NULL,NULL);
INSERT INTO operation VALUES(60,1795366222,1,'intake','{"on":"lead/5","inbound":3}','done',NULL,NULL);
INSERT INTO operation VALUES(61,1795366232,1,'timeline','{"name":"Only calls"}','done',NULL,NULL);
INSERT INTO operation VALUES(62,1795390188,1,'create','{"on":"lead/8"}','done',NULL,NULL);
INSERT INTO operation VALUES(63,1795390188,1,'create','{"on":"lead/9"}','done',NULL,NULL);
INSERT INTO operation VALUES(64,1795390188,1,'create','{"on":"field/2"}','done',NULL,NULL);
INSERT INTO operation VALUES(65,1795390189,1,'create','{"on":"field/3"}','done',NULL,NULL);
INSERT INTO operation VALUES(66,1795390189,1,'create','{"on":"field/4"}','done',NULL,NULL);
INSERT INTO operation VALUES(67,1795390189,1,'create','{"on":"company/2"}','done',NULL,NULL);
INSERT INTO operation VALUES(68,1795390189,1,'create','{"on":"contact/3"}','done',NULL,NULL);
INSERT INTO operation VALUES(69,1795390189,1,'create','{"on":"contact/4"}','done',NULL,NULL);
INSERT INTO operation VALUES(70,1795390189,1,'edit','{"on":"lead/9","field":"boss"}','done',NULL,NULL);
INSERT INTO operation VALUES(71,1795390189,1,'edit','{"on":"lead/7","field":"contact"}','done',NULL,NULL);
INSERT INTO operation VALUES(72,1795390189,1,'create','{"on":"deal/5"}','done',NULL,NULL);
INSERT INTO operation VALUES(73,1795390189,1,'comment','{"on":"lead/6"}','done',NULL,NULL);
INSERT INTO operation VALUES(74,1795390189,1,'plan','{"on":"activity/13"}','done',NULL,NULL);
INSERT INTO operation VALUES(75,1795390189,1,'move','{"on":"lead/9","stage":2}','done',NULL,NULL);
INSERT INTO operation VALUES(76,1795390189,1,'undo','{"on":"lead/9","stage":2}','done',75,77);
INSERT INTO operation VALUES(77,1795390189,1,'redo','{"on":"lead/9","stage":2}','done',76,NULL);
INSERT INTO operation VALUES(78,1795463477,1,'create','{"on":"lead/10"}','done',NULL,NULL);
INSERT INTO operation VALUES(79,1795463478,1,'create','{"on":"lead/11"}','done',NULL,NULL);
INSERT INTO operation VALUES(80,1795463478,1,'edit','{"count":2}','done',NULL,NULL);
INSERT INTO operation VALUES(81,1795463478,1,'comment','{"on":"lead/10"}','done',NULL,NULL);
INSERT INTO operation VALUES(82,1795463479,1,'plan','{"on":"activity/15"}','done',NULL,NULL);
INSERT INTO operation VALUES(83,1795463479,1,'move','{"count":2}','done',NULL,84);
INSERT INTO operation VALUES(84,1795463479,1,'undo','{"count":2}','done',83,NULL);
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT
, author_id INTEGER) STRICT;
INSERT INTO change VALUES(1,1,'user',2,'created',NULL,NULL,1);
INSERT INTO change VALUES(2,2,'user',1,'name','"root"','"Olga Wójcik"',1);
INSERT INTO change VALUES(3,2,'user',1,'reminders',NULL,'[60,15]',1);
INSERT INTO change VALUES(4,2,'user',1,'zone',NULL,'"Europe/Warsaw"',1);
INSERT INTO change VALUES(5,3,'field',1,'created',NULL,NULL,1);
INSERT INTO change VALUES(6,4,'pipeline',3,'created',NULL,NULL,1);
INSERT INTO change VALUES(7,5,'product',1,'created',NULL,NULL,1);
INSERT INTO change VALUES(8,6,'exclusion',1,'created',NULL,NULL,1);
INSERT INTO change VALUES(9,7,'source',11,'created',NULL,NULL,1);
INSERT INTO change VALUES(10,8,'lead',1,'created',NULL,NULL,1);
INSERT INTO change VALUES(11,9,'lead',2,'created',NULL,NULL,1);
INSERT INTO change VALUES(12,10,'lead',3,'created',NULL,NULL,1);
INSERT INTO change VALUES(13,11,'lead',4,'created',NULL,NULL,1);
INSERT INTO change VALUES(14,12,'lead',1,'observers',NULL,'[2]',1);
INSERT INTO change VALUES(15,13,'activity',1,'created',NULL,NULL,1);
INSERT INTO change VALUES(16,14,'activity',2,'created',NULL,NULL,1);
INSERT INTO change VALUES(17,15,'activity',3,'created',NULL,NULL,1);
INSERT INTO change VALUES(18,16,'activity',3,'done_at',NULL,'1795366080',1);
INSERT INTO change VALUES(19,16,'activity',3,'done_by',NULL,'1',1);
INSERT INTO change VALUES(20,16,'activity',3,'result',NULL,'"sent with the prices"',1);
INSERT INTO change VALUES(21,17,'activity',4,'created',NULL,NULL,1);
INSERT INTO change VALUES(22,18,'entry',1,'created',NULL,NULL,1);
INSERT INTO change VALUES(23,19,'entry',2,'created',NULL,NULL,1);
INSERT INTO change VALUES(24,20,'entry',3,'created',NULL,NULL,1);
INSERT INTO change VALUES(25,21,'entry',4,'created',NULL,NULL,1);
INSERT INTO change VALUES(26,22,'activity',5,'created',NULL,NULL,1);
INSERT INTO change VALUES(27,23,'activity',6,'created',NULL,NULL,1);
INSERT INTO change VALUES(28,24,'activity',5,'progress',NULL,'"in_progress"',2);
INSERT INTO change VALUES(29,25,'activity',5,'checklist','"[ ] prices\n[ ] dates"','"[x] prices\n[ ] dates"',2);
INSERT INTO change VALUES(30,26,'activity',5,'result',NULL,'"here it is"',2);
INSERT INTO change VALUES(31,26,'activity',5,'progress','"in_progress"','"awaiting_control"',2);
INSERT INTO change VALUES(32,27,'activity',5,'progress','"awaiting_control"','"in_progress"',1);
INSERT INTO change VALUES(33,28,'activity',6,'result',NULL,'"one by two metres"',1);
INSERT INTO change VALUES(34,28,'activity',6,'done_at',NULL,'1795366080',1);
INSERT INTO change VALUES(35,28,'activity',6,'done_by',NULL,'1',1);
INSERT INTO change VALUES(36,29,'entry',5,'created',NULL,NULL,1);
INSERT INTO change VALUES(37,29,'activity',7,'created',NULL,NULL,1);
INSERT INTO change VALUES(38,30,'company',1,'created',NULL,NULL,1);
INSERT INTO change VALUES(39,30,'contact',1,'created',NULL,NULL,1);
INSERT INTO change VALUES(40,30,'deal',1,'created',NULL,NULL,1);
INSERT INTO change VALUES(41,30,'lead',1,'stage','1','4',1);
INSERT INTO change VALUES(42,30,'activity',1,'on','"lead/1"','"deal/1"',1);
INSERT INTO change VALUES(43,30,'activity',4,'on','"lead/1"','"deal/1"',1);
INSERT INTO change VALUES(44,30,'activity',5,'on','"lead/1"','"deal/1"',1);
INSERT INTO change VALUES(45,30,'activity',7,'on','"lead/1"','"deal/1"',1);
INSERT INTO change VALUES(46,30,'entry',6,'created',NULL,NULL,1);
INSERT INTO change VALUES(47,31,'entry',7,'created',NULL,NULL,1);
INSERT INTO change VALUES(48,31,'activity',8,'created',NULL,NULL,1);
INSERT INTO change VALUES(49,32,'lead',3,'stage','1','5',1);
INSERT INTO change VALUES(50,33,'lead',4,'deleted_at',NULL,'1795366081',1);
INSERT INTO change VALUES(51,34,'activity',9,'created',NULL,NULL,1);
INSERT INTO change VALUES(52,34,'activity',7,'replaced','0','1',1);
INSERT INTO change VALUES(53,34,'activity',7,'done_at',NULL,'1795366081',1);
INSERT INTO change VALUES(54,34,'activity',7,'done_by',NULL,'1',1);
INSERT INTO change VALUES(55,34,'activity',8,'replaced','0','1',1);
INSERT INTO change VALUES(56,34,'activity',8,'done_at',NULL,'1795366081',1);
INSERT INTO change VALUES(57,34,'activity',8,'done_by',NULL,'1',1);
INSERT INTO change VALUES(58,35,'setting',1,'inbound_on','"all"','"one"',1);
INSERT INTO change VALUES(59,36,'entry',8,'created',NULL,NULL,1);
INSERT INTO change VALUES(60,37,'entry',2,'text','"A word to be changed"','"A word that was changed"',1);
INSERT INTO change VALUES(61,37,'entry',2,'edited_at',NULL,'1795366081',1);
INSERT INTO change VALUES(62,38,'entry',3,'deleted_at',NULL,'1795366081',1);
INSERT INTO change VALUES(63,39,'deal',2,'created',NULL,NULL,1);
INSERT INTO change VALUES(64,40,'lead',5,'created',NULL,NULL,1);
INSERT INTO change VALUES(65,41,'activity',10,'created',NULL,NULL,1);
INSERT INTO change VALUES(66,42,'stage',14,'created',NULL,NULL,1);
INSERT INTO change VALUES(67,43,'rule',1,'created',NULL,NULL,1);
INSERT INTO change VALUES(68,44,'rule',2,'created',NULL,NULL,1);
INSERT INTO change VALUES(69,45,'lead',6,'created',NULL,NULL,1);
INSERT INTO change VALUES(70,46,'layout',1,'created',NULL,NULL,1);
INSERT INTO change VALUES(71,47,'layout',2,'created',NULL,NULL,1);
INSERT INTO change VALUES(72,47,'user',1,'views',NULL,'["deal:mine"]',1);
INSERT INTO change VALUES(73,48,'layout',3,'created',NULL,NULL,1);
INSERT INTO change VALUES(74,49,'setting',1,'fields',NULL,'["lead/source:always"]',1);
INSERT INTO change VALUES(75,50,'setting',1,'fields','["lead/source:always"]','["lead/source:always","contact/middle_name:always"]',1);
INSERT INTO change VALUES(76,51,'lead',5,'stage','1','2',1);
INSERT INTO change VALUES(77,52,'lead',5,'contact',NULL,'1',1);
INSERT INTO change VALUES(78,52,'contact',1,'email','[{"value":"ewa@polmet.example","label":"work"}]','[{"value":"ewa@polmet.example","label":"work"},{"value":"who@example.com","label":"work"}]',1);
INSERT INTO change VALUES(79,53,'lead',5,'contact','1',NULL,1);
INSERT INTO change VALUES(80,53,'contact',1,'email','[{"value":"ewa@polmet.example","label":"work"},{"value":"who@example.com","label":"work"}]','[{"value":"ewa@polmet.example","label":"work"}]',1);
INSERT INTO change VALUES(81,54,'lead',7,'created',NULL,NULL,1);
INSERT INTO change VALUES(82,55,'lead',5,'tags',NULL,'["fair","hot"]',1);
INSERT INTO change VALUES(83,56,'rule',3,'created',NULL,NULL,1);
INSERT INTO change VALUES(84,57,'lead',2,'stage','1','2',1);
INSERT INTO change VALUES(85,57,'activity',11,'created',NULL,NULL,1);
INSERT INTO change VALUES(86,57,'entry',9,'created',NULL,NULL,1);
INSERT INTO change VALUES(87,58,'lead',6,'stage','1','3',1);
INSERT INTO change VALUES(88,58,'contact',2,'created',NULL,NULL,1);
INSERT INTO change VALUES(89,58,'deal',3,'created',NULL,NULL,1);
INSERT INTO change VALUES(90,58,'lead',6,'stage','3','4',1);
INSERT INTO change VALUES(91,58,'entry',10,'created',NULL,NULL,1);
INSERT INTO change VALUES(92,58,'entry',11,'created',NULL,NULL,1);
INSERT INTO change VALUES(93,59,'deal',1,'stage','7','12',1);
INSERT INTO change VALUES(94,59,'deal',4,'created',NULL,NULL,1);
INSERT INTO change VALUES(95,59,'entry',12,'created',NULL,NULL,1);
INSERT INTO change VALUES(96,60,'entry',13,'created',NULL,NULL,1);
INSERT INTO change VALUES(97,60,'activity',12,'created',NULL,NULL,1);
INSERT INTO change VALUES(98,61,'user',1,'timelines',NULL,'["Only calls: group/communication; author/2"]',1);
INSERT INTO change VALUES(99,62,'lead',8,'created',NULL,NULL,1);
INSERT INTO change VALUES(100,63,'lead',9,'created',NULL,NULL,1);
INSERT INTO change VALUES(101,64,'field',2,'created',NULL,NULL,1);
INSERT INTO change VALUES(102,65,'field',3,'created',NULL,NULL,1);
INSERT INTO change VALUES(103,66,'field',4,'created',NULL,NULL,1);
INSERT INTO change VALUES(104,67,'company',2,'created',NULL,NULL,1);
INSERT INTO change VALUES(105,68,'contact',3,'created',NULL,NULL,1);
INSERT INTO change VALUES(106,69,'contact',4,'created',NULL,NULL,1);
INSERT INTO change VALUES(107,70,'lead',9,'boss',NULL,'1',1);
INSERT INTO change VALUES(108,71,'lead',7,'contact',NULL,'4',1);
INSERT INTO change VALUES(109,72,'deal',5,'created',NULL,NULL,1);
INSERT INTO change VALUES(110,73,'entry',14,'created',NULL,NULL,1);
INSERT INTO change VALUES(111,74,'activity',13,'created',NULL,NULL,1);
INSERT INTO change VALUES(112,75,'lead',9,'stage','1','2',1);
INSERT INTO change VALUES(113,75,'activity',14,'created',NULL,NULL,1);
INSERT INTO change VALUES(114,75,'entry',15,'created',NULL,NULL,1);
INSERT INTO change VALUES(115,76,'entry',15,'deleted_at',NULL,'1795390189',1);
INSERT INTO change VALUES(116,76,'activity',14,'deleted_at',NULL,'1795390189',1);
INSERT INTO change VALUES(117,76,'lead',9,'stage','2','1',1);
INSERT INTO change VALUES(118,77,'lead',9,'stage','1','2',1);
INSERT INTO change VALUES(119,77,'activity',14,'deleted_at','1795390189',NULL,1);
INSERT INTO change VALUES(120,77,'entry',15,'deleted_at','1795390189',NULL,1);
INSERT INTO change VALUES(121,78,'lead',10,'created',NULL,NULL,1);
INSERT INTO change VALUES(122,79,'lead',11,'created',NULL,NULL,1);
INSERT INTO change VALUES(123,80,'lead',10,'tags',NULL,'["wiosna"]',1);
INSERT INTO change VALUES(124,80,'lead',11,'tags',NULL,'["wiosna"]',1);
INSERT INTO change VALUES(125,81,'entry',17,'created',NULL,NULL,1);
INSERT INTO change VALUES(126,82,'activity',15,'created',NULL,NULL,1);
INSERT INTO change VALUES(127,83,'lead',10,'stage','1','2',1);
INSERT INTO change VALUES(128,83,'activity',16,'created',NULL,NULL,1);
INSERT INTO change VALUES(129,83,'entry',18,'created',NULL,NULL,1);
INSERT INTO change VALUES(130,83,'lead',11,'stage','1','2',1);
INSERT INTO change VALUES(131,83,'activity',17,'created',NULL,NULL,1);
INSERT INTO change VALUES(132,83,'entry',19,'created',NULL,NULL,1);
INSERT INTO change VALUES(133,84,'entry',19,'deleted_at',NULL,'1795463479',1);
INSERT INTO change VALUES(134,84,'activity',17,'deleted_at',NULL,'1795463479',1);
INSERT INTO change VALUES(135,84,'lead',11,'stage','2','1',1);
INSERT INTO change VALUES(136,84,'entry',18,'deleted_at',NULL,'1795463479',1);
INSERT INTO change VALUES(137,84,'activity',16,'deleted_at',NULL,'1795463479',1);
INSERT INTO change VALUES(138,84,'lead',10,'stage','2','1',1);
CREATE TABLE place (
  change_id INTEGER PRIMARY KEY REFERENCES change (id),
  moved_at INTEGER NOT NULL,
  closed_at INTEGER,
  rank INTEGER NOT NULL
) STRICT;
INSERT INTO place VALUES(41,1795366080,NULL,1795366080004);
INSERT INTO place VALUES(49,1795366080,NULL,1795366080002);
INSERT INTO place VALUES(76,1795366081,NULL,1795366081000);
INSERT INTO place VALUES(84,1795366080,NULL,1795366080001);
INSERT INTO place VALUES(87,1795366212,NULL,1795366212000);
INSERT INTO place VALUES(90,1795366221,NULL,1795366221000);
INSERT INTO place VALUES(93,1795366080,NULL,1795366081000);
INSERT INTO place VALUES(112,1795390188,NULL,1795390188001);
INSERT INTO place VALUES(117,1795390189,NULL,1795390189000);
INSERT INTO place VALUES(118,1795390188,NULL,1795390188001);
INSERT INTO place VALUES(127,1795463477,NULL,1795463477000);
INSERT INTO place VALUES(130,1795463478,NULL,1795463478000);
INSERT INTO place VALUES(135,1795463479,NULL,1795463479001);
INSERT INTO place VALUES(138,1795463479,NULL,1795463479000);
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
  amount INTEGER NOT NULL, millions INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (stage_id, responsible_id, open_to_all, currency)
) STRICT, WITHOUT ROWID;
INSERT INTO stage_total VALUES(1,1,0,'PLN',4,150000,90000);
INSERT INTO stage_total VALUES(1,2,0,'PLN',0,0,0);
INSERT INTO stage_total VALUES(2,1,0,'PLN',3,420000,0);
INSERT INTO stage_total VALUES(3,1,0,'PLN',0,0,0);
INSERT INTO stage_total VALUES(4,1,0,'PLN',2,280000,1);
INSERT INTO stage_total VALUES(5,2,0,'PLN',1,0,0);
INSERT INTO stage_total VALUES(7,1,0,'PLN',3,60000,0);
INSERT INTO stage_total VALUES(12,1,0,'PLN',1,230000,1);
INSERT INTO stage_total VALUES(14,1,0,'PLN',1,230000,1);
CREATE TABLE lead_text (id INTEGER PRIMARY KEY REFERENCES lead (id), text TEXT NOT NULL) STRICT;
INSERT INTO lead_text VALUES(1,replace('okna pcv\nkowalska\newa\n+48 600 100 200\n48600100200\newa@polmet.example\na word that was changed\nsee the contract, @piotr\n','\n',char(10)));
INSERT INTO lead_text VALUES(2,replace('новыи лид\n8 912 345-67-89\n89123456789\n79123456789\n','\n',char(10)));
INSERT INTO lead_text VALUES(3,replace('stale one\n22 123 45 67\n221234567\n48221234567\n','\n',char(10)));
INSERT INTO lead_text VALUES(4,replace('thrown away\n','\n',char(10)));
INSERT INTO lead_text VALUES(5,replace('later\nwho@example.com\nfair\nhot\n','\n',char(10)));
INSERT INTO lead_text VALUES(6,replace('drzwi\nnowak\njan\n+48 601 200 300\n48601200300\npodlaskie\n**wazne**: [oferta](https://example.com)\n','\n',char(10)));
INSERT INTO lead_text VALUES(7,replace('big sum\n+48 600 900 900\n48600900900\n','\n',char(10)));
INSERT INTO lead_text VALUES(8,replace('+48 600 700 800\n48600700800\n','\n',char(10)));
INSERT INTO lead_text VALUES(9,replace('bramy\nlis\newa\nnowe\n','\n',char(10)));
INSERT INTO lead_text VALUES(10,replace('okna dla biura\nnowak\njan\n600 100 200\n600100200\n48600100200\nwiosna\noferte wyslano\n','\n',char(10)));
INSERT INTO lead_text VALUES(11,replace('bramy\npolmet sp. z o.o.\nwiosna\n','\n',char(10)));
CREATE TABLE deal_text (id INTEGER PRIMARY KEY REFERENCES deal (id), text TEXT NOT NULL) STRICT;
INSERT INTO deal_text VALUES(1,replace('okna pcv\nkowalska ewa\npolmet\na word to be changed\nsee the contract, @piotr\n','\n',char(10)));
INSERT INTO deal_text VALUES(2,replace('serwis okien\n','\n',char(10)));
INSERT INTO deal_text VALUES(3,replace('drzwi\nnowak jan\n','\n',char(10)));
INSERT INTO deal_text VALUES(4,replace('okna pcv\nkowalska ewa\npolmet\n','\n',char(10)));
INSERT INTO deal_text VALUES(5,replace('dachowka\n','\n',char(10)));
CREATE TABLE contact_text (id INTEGER PRIMARY KEY REFERENCES contact (id), text TEXT NOT NULL) STRICT;
INSERT INTO contact_text VALUES(1,replace('kowalska\newa\n+48 600 100 200\n48600100200\newa@polmet.example\na word that was changed\nsee the contract, @piotr\n','\n',char(10)));
INSERT INTO contact_text VALUES(2,replace('nowak\njan\n+48 601 200 300\n48601200300\npodlaskie\n','\n',char(10)));
INSERT INTO contact_text VALUES(3,replace('wilk\n','\n',char(10)));
INSERT INTO contact_text VALUES(4,replace('+48 600 900 900\n48600900900\n','\n',char(10)));
CREATE TABLE company_text (id INTEGER PRIMARY KEY REFERENCES company (id), text TEXT NOT NULL) STRICT;
INSERT INTO company_text VALUES(1,replace('polmet\na word to be changed\nsee the contract, @piotr\n','\n',char(10)));
INSERT INTO company_text VALUES(2,replace('dach\n','\n',char(10)));
CREATE TABLE activity_text (id INTEGER PRIMARY KEY REFERENCES activity (id), text TEXT NOT NULL) STRICT;
INSERT INTO activity_text VALUES(1,replace('ewa about windows\n','\n',char(10)));
INSERT INTO activity_text VALUES(2,replace('anna\n','\n',char(10)));
INSERT INTO activity_text VALUES(3,replace('the offer\nsent with the prices\n','\n',char(10)));
INSERT INTO activity_text VALUES(4,replace('back\n','\n',char(10)));
INSERT INTO activity_text VALUES(5,replace('prepare the contract\nwith the new prices\n[x] prices [ ] dates\nhere it is\n','\n',char(10)));
INSERT INTO activity_text VALUES(6,replace('measure the window\none by two metres\n','\n',char(10)));
INSERT INTO activity_text VALUES(7,replace('+48 600 100 200\n','\n',char(10)));
INSERT INTO activity_text VALUES(8,replace('+48 600 100 200\n','\n',char(10)));
INSERT INTO activity_text VALUES(9,replace('the invoice\n','\n',char(10)));
INSERT INTO activity_text VALUES(10,replace('call\n','\n',char(10)));
INSERT INTO activity_text VALUES(11,replace('call\n','\n',char(10)));
INSERT INTO activity_text VALUES(12,replace('a question\n','\n',char(10)));
INSERT INTO activity_text VALUES(13,replace('ewa #checked\n','\n',char(10)));
INSERT INTO activity_text VALUES(14,replace('call\n','\n',char(10)));
INSERT INTO activity_text VALUES(15,replace('jan\n','\n',char(10)));
INSERT INTO activity_text VALUES(16,replace('call\n','\n',char(10)));
INSERT INTO activity_text VALUES(17,replace('call\n','\n',char(10)));
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','lead_search','lead_search',0,'CREATE VIRTUAL TABLE lead_search USING fts5 (text, content='''', contentless_delete=1, tokenize=''trigram'')');
CREATE TABLE IF NOT EXISTS 'lead_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO lead_search_data VALUES(1,X'0b840c');
INSERT INTO lead_search_data VALUES(10,X'00000000ff000001020a27000a11010101100102080101011111010101020101121200000103010113130000010401011414000001050101151501010106010116160101010701011717010101080101181800000109010119190000010000');
INSERT INTO lead_search_data VALUES(137438953473,X'0000008804300a657709020b02026c6909020702026e6f09020f0103610a6e09020e02026d790902040103627261090202010365776109020c010369730a09020901036c697309020801036d790a09020501036e6f7709021001036f7765090211010372616d0902030103730a6509020a010377610a09020d0202650a0902120103790a6c0902060408070708070808080808080808080807');
INSERT INTO lead_search_data VALUES(274877906945,X'0000008804300a657709020b02026c6909020702026e6f09020f0103610a6e09020e02026d790902040103627261090202010365776109020c010369730a09020901036c697309020801036d790a09020501036e6f7709021001036f7765090211010372616d0902030103730a6509020a010377610a09020d0202650a0902120103790a6c0902060408070708070808080808080808080807');
INSERT INTO lead_search_data VALUES(412316860417,X'000000c104300a2b3407020902023438070219010320363007020d02023930070411060202737507020501032b343807020a0103300a3407021802022039070410060202300a0704170e03012007040f0603013907041d050202393007041e05010334382007020b03013607021a010336303007040e10010338203607020c0202363007021b0103393030070812060b0501036269670702020103672073070204010369672007020301036d0a2b070208010373756d0702060103756d0a0702070408070808070808080807070808060908070b0808080808');
INSERT INTO lead_search_data VALUES(549755813889,X'0000029504300a2a2a06023702022b340602110202343806022102026a6106020d02026e6f0602070202706f06022d01032032300602190202333006021d0202363006021502025b6f060242010328687406024b01032a2a3a06023f03017706023802023a200602400202776106023901032b343806021201032e636f06025b01032f2f65060252020265780602530103300a3406022003017006022c0202203306021c0202300a06041f0e03012006021b0301330602280202312006021703013206022502023330060229010331203206021802023230060226010332303006041a0f010333303006041e0e010334382006021303013606022201033630310604161001033820360602140202363006022301033a205b06024102022f2f06025101035b6f6606024301035d286806024a0103615d2806024902026b0a06020b02026d7006025602026e0a06020f0202736b06023202027a6e06023b0103636f6d06025c0103646c610602300202727a0602020103650a2a06023602022a2a06023e02022e6306025a02027274060246020278610602540103666572060245010368747406024c0103690a6e0602060202650a06023501036a616e06020e01036b0a6a06020c0202696506023401036c61730602310202652e06025901036d290a06025e0202706c06025701036e0a2b0602100202652a06023d02026f7706020801036f646c06022f0202666506024402026d2906025d020277610602090103706c6506025802026f6406022e0202733a06024f010372746106024702027a770602030103733a2f06025002026b69060233010374615d0602480202707306024e0202747006024d010377616b06020a03017a06023a0202690a060205010378616d06025501037a6e6506023c020277690602040408070707070708070707080806070708080807080607080606070607080709090806090807080708080807070707070808070807070707080808070808070807080708070708070707080707080708070807070806070808');
INSERT INTO lead_search_data VALUES(687194767361,X'0000014d04300a34380a0230020236300a041a0e02026a610a021602026e6f0a021001032031300a021e020232300a0222020262690a020a0202646c0a02060103300a340a022f0301360a0225020220310a021d0301320a02210202300a0a06240c0e0301200a041c060301310a04280e0301320a042b0e020231300a04290e020232300a042c0e01033130300a061f0d0e01033230300a06230c0e01033438360a023101033630300a061b0e0e01033836300a02320103610a6e0a020f020220620a02090301640a020502026b0a0a021402026e0a0a021801036269750a020b0103646c610a020701036975720a020c01036a616e0a021701036b0a6a0a021502026e610a020301036c61200a020801036e0a360a0219020261200a020402026f770a021101036f6b6e0a0202020277610a0212010372610a0a020e01037572610a020d010377616b0a0213040808070708070707080607060907070708080a0a080a0808070607070808080808070808070708070808');
INSERT INTO lead_search_data VALUES(824633720833,X'000000ac04300a706f0b02070103206f2e0b0214020273700b020e02027a200b021201032e207a0b021102026f2e0b02160103616d790b020401036272610b020201036574200b020c01036c6d650b020a01036d65740b020b0202790a0b020501036f2e0a0b021703016f0b021502026c6d0b02090103702e200b021002026f6c0b0208010372616d0b0203010373702e0b020f01037420730b020d0103790a700b020601037a206f0b021304080807070807080808080807080607080708080808');
INSERT INTO lead_search_data VALUES(962072674305,X'0000017d04300a34380a0230020236300a041a0e02026a610a021602026e6f0a0210020277690a023c01032031300a021e020232300a0222020262690a020a0202646c0a02060103300a340a022f0301360a02250301770a023b020220310a021d0301320a02210202300a0a06240c0e0301200a041c060301310a04280e0301320a042b0e020231300a04290e020232300a042c0e01033130300a061f0d0e01033230300a06230c0e01033438360a023101033630300a061b0e0e01033836300a02320103610a6e0a020f020220620a02090301640a020502026b0a0a021402026e0a0a021801036269750a020b0103646c610a02070103696f730a023e020275720a020c01036a616e0a021701036b0a6a0a021502026e610a020301036c61200a020801036e0a360a02190202610a0a02410301200a020402026f770a021101036f6b6e0a02020202736e0a023f020277610a0212010372610a0a020e0103736e610a024001037572610a020d010377616b0a02130202696f0a023d0408080707070807070708060607060907070708080a0a080a08080706070708080807080807080807060708070708080808');
INSERT INTO lead_search_data VALUES(1099511627777,X'000000e004300a706f0b0207020277690b02190103206f2e0b0214020273700b020e02027a200b021201032e0a770b02180202207a0b021102026f2e0b02160103616d790b020401036272610b020201036574200b020c0103696f730b021b01036c6d650b020a01036d65740b020b0202790a0b020501036e610a0b021e01036f2e0a0b021703016f0b021502026c6d0b02090202736e0b021c0103702e200b021002026f6c0b0208010372616d0b02030103736e610b021d0202702e0b020f01037420730b020d010377696f0b021a0103790a700b020601037a206f0b02130408070807070807070808080808080708080607070807080807080808');
INSERT INTO lead_search_data VALUES(1236950581249,X'000001e604300a34380a0230020236300a041a0e02026a610a021602026e6f0a021002026f660a0243020277690a023c01032031300a021e020232300a0222020262690a020a0202646c0a0206020277790a024a0103300a340a022f0301360a02250301770a023b020220310a021d0301320a02210202300a0a06240c0e0301200a041c060301310a04280e0301320a042b0e020231300a04290e020232300a042c0e01033130300a061f0d0e01033230300a06230c0e01033438360a023101033630300a061b0e0e01033836300a02320103610a6e0a020f03016f0a0242020220620a02090301640a020502026b0a0a021402026e0a0a021803016f0a024f01036269750a020b0103646c610a020701036520770a0249020272740a024601036665720a02450103696f730a023e020275720a020c01036a616e0a021701036b0a6a0a021502026e610a020301036c61200a020803016e0a024e01036e0a360a02190202610a0a02410301200a020402026f0a0a02500301770a021101036f66650a024402026b6e0a02020202736e0a023f020277610a0212010372610a0a020e020274650a02470103736c610a024d02026e610a024001037465200a024801037572610a020d010377616b0a02130202696f0a023d020279730a024b010379736c0a024c04080807070707080707070708060607060907070708080a0a080a0808060706070706080808070808070808070806080706070608070707080708070808080707');
INSERT INTO lead_search_data VALUES(2336462209025,X'0000078704300a2b340102170502110202323203040b0f02023438010227020222030221020211020237390202270202382002020b03013902021b020261200102460202657701041322020266610502170202686f05021c02026a6106020d02026b6f01020a02026e6f0602070202706f06022d0202736501025e02027768050207010320313001021f03013203020e020232300102230502190202333006021d030134020211020234350302120202363001021b050215020205030137030215020237300802090202383008020d0202393102020d02024070010270020261770402080202636801025603016f01026602026f6e03020702027063010206020273750702050202746801044d170202776101025203016f0102480204d0bbd0b802020701032b343801021805021202020201032c204001026f01032d36370202150202383902021801032e636f0502130202657801023e0103300a3401022605022002021003016501023203017006022c0202203101021e03013201022203013306021c03013708020803013808020c0202300a0104250e05041f0e02040f0e03012001041d0605021b0204070603013101022b03013201022e0301330602280301370802150301380802180202312006021703013001022c0301320602250202323001022f0202333006022902023730080216020238300802190103312032060218020230300104200f0202322002020f03013006022603013302041e0e01060f0e0e010332203103020d030133020210020230300104240e05041a0f0202313203041a0e0202322003020c0301310304190e0202332003021003013402041f0e01041c0e01033320340302110202303006041e0e02023435020612100e01041d0e010334352003021303012d0202130301360204210e01041e0e02023820010219050213020203030132030223030136010228050222020212010335203603021402022d36020214020236370204220e01041f0e010336303001041c1007040610030131060416100202370a0306160c0e03012d0202160301380204230e0103370a3203021703013403022102022d380202170202303008040a0f020238390204240e02023931020228010338203601021a05021402020403013902020c0202303008040e0e02023232030224020236300102290502230202130202390a0206190e0e03013102021c0103390a3702022603013802021a0202313202060e110e010340657805020b0202706901027103016f0102370103610a2b01021603016501021202022070010205030177010247020240700102360202637401026c0202697205021902026b0a06020b02026c6503020403017301020e02026d7001024104020e02026e0a06020f0301670102590202732001025403016b06023202027420010250030165050203020277610402090202790a04020b0103626967070202010363686101025702026f6d05021403016e0102670202742c01026d0202760a0102080103640a7301025d0202207401024c02026c610602300202727a0602020103650a3203020a0301610102450202206301026503016f03020603017401026102022e630502120202640a01025c020265200102600202720a0502050202742e01023c02027761010414220202786101023f04020c010366616905021801036720730702040202656401025b010368616e01025803017401024f0202652001026402026f4005020903017405021d0202726f0402030103690a6e0602060202650a0602350202672007020302026f740102730202720a05021a01036a616e06020e01036b0a6a06020c0202610a0102110202696506023402026e6101020302026f7701020b01036c61730602310301740502020202650a01024403012003020503012e05021102026d6501023a0202736b01020f01036d0a660502160202657401023b0202706c01024204020f01036e0a2b06021002022061040207020261200102040202650a0302090202676501025a02026f770602080202747201026901036f406505020a0202646c06022f02026b6e01020202026c6d01023902026d0a05021502026e650302080301740102680202726401024a0202740a05021e0301720102740202776101020c05020903016e04020501037063760102070202696f01027202026c6501024304021002026f6406022e03016c0102380103720a6805021b0301770502060202616301026b0202642001024b02026f7704020402027a7706020301037320630102550202656501025f02026b61010210030169060233020274610302020202756d070206010374207701025102022c2001026e02022e6501023d0202616c030203020265720502040202686101024e0301650102630301720402020202720a01027503016101026a0103756d0a0702070103760a6b010209010377610a01021503014001023503016b06020a03016c01020d03017301025303017904020a0202686f0502080202690a06020502026e2004020602026f72010249010378616d01024004020d01037a77690602040106d0b2d18bd0b80202040203b40a3802020a0204b820d0bb0202060303d0b40a0202090205bbd0b8d0b40202080205bdd0bed0b20202020205bed0b2d18b0202030105d18bd0b820020205040b08100707060708070707070707070708060a0706070d0607070707070706070707080706090e08080708070e06060706060606100e060606060607060607070707080807060c08060c080707070b08080d08060b0d060c08070c0d070906070806070808070e0608070d0906080609080706080607060707070707060a07060706070607070808070607070807070708060706060707070707080a08080708060707060708070707070808070707070806070606070708070a08070707070707080707070707060707060a0608070a0706080607070707080707060707080707070707060607060808080606060606070707070b080b0809080a0a0a');
INSERT INTO lead_search_data VALUES(9007336693694464,X'04000000000000010000000000000000000000000000000000000000000000000000000000000000000000000000000900000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO lead_search_data VALUES(9007886449508352,X'0400000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000a000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO lead_search_data VALUES(9008023888461824,X'040000000000000100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000b0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO lead_search_data VALUES(9008161327415296,X'0400000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000a000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO lead_search_data VALUES(9009535716950016,X'04000000000000020000000000000000000000000000000000000000000000000000000600000007000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE IF NOT EXISTS 'lead_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO lead_search_idx VALUES(1,X'',2);
INSERT INTO lead_search_idx VALUES(2,X'',2);
INSERT INTO lead_search_idx VALUES(3,X'',2);
INSERT INTO lead_search_idx VALUES(4,X'',2);
INSERT INTO lead_search_idx VALUES(5,X'',2);
INSERT INTO lead_search_idx VALUES(6,X'',2);
INSERT INTO lead_search_idx VALUES(7,X'',2);
INSERT INTO lead_search_idx VALUES(8,X'',2);
INSERT INTO lead_search_idx VALUES(9,X'',2);
INSERT INTO lead_search_idx VALUES(17,X'',2);
CREATE TABLE IF NOT EXISTS 'lead_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO lead_search_docsize VALUES(1,X'74',8);
INSERT INTO lead_search_docsize VALUES(2,X'30',9);
INSERT INTO lead_search_docsize VALUES(3,X'2b',3);
INSERT INTO lead_search_docsize VALUES(4,X'0a',4);
INSERT INTO lead_search_docsize VALUES(5,X'1d',15);
INSERT INTO lead_search_docsize VALUES(6,X'5d',20);
INSERT INTO lead_search_docsize VALUES(7,X'22',19);
INSERT INTO lead_search_docsize VALUES(8,X'1a',16);
INSERT INTO lead_search_docsize VALUES(9,X'11',18);
INSERT INTO lead_search_docsize VALUES(10,X'4f',25);
INSERT INTO lead_search_docsize VALUES(11,X'1d',24);
CREATE TABLE IF NOT EXISTS 'lead_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO lead_search_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','deal_search','deal_search',0,'CREATE VIRTUAL TABLE deal_search USING fts5 (text, content='''', contentless_delete=1, tokenize=''trigram'')');
CREATE TABLE IF NOT EXISTS 'deal_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO deal_search_data VALUES(1,X'058104');
INSERT INTO deal_search_data VALUES(10,X'00000000ff0000010106070006010101010101010102010102020000010301010303000001040101040400000105010105050000010601010606000001');
INSERT INTO deal_search_data VALUES(137438953473,X'000000cd04300a6b6f01020a0202706f0102170103206577010213020270630102060103610a700102160202206501021203017001020502026c7301020e010363760a010208010365740a01021c0202776101021401036b612001021102026e6101020302026f7701020b01036c6d6501021a0202736b01020f01036d657401021b01036e612001020401036f6b6e01020202026c6d0102190202776101020c010370637601020702026f6c0102180103736b610102100103760a6b010209010377610a01021503016c01020d040807080708070607080807080707080708080807070807080808');
INSERT INTO deal_search_data VALUES(274877906945,X'0000020d04300a612001021e02026b6f01020a0202706f010217020273650102330103204070010245020262650102280202636801022b03016f01023b02026577010213020270630102060202746801023703016f0102250202776f01022001032c204001024401034070690102460103610a700102160202206501021203017001020503017701021f0202637401024102026c7301020e02026e6701022e0103626520010229010363686101022c02026f6e01023c0202742c0102420202760a0102080103640a7301023202022074010224010365206301042a120301740102360202640a010231020265200102350202740a01021c020277610102140103676564010230010368616e01022d020265200102390103696f7401024801036b612001021102026e6101020302026f7701020b01036c6d6501021a0202736b01020f01036d657401021b01036e61200102040202676501022f0202747201023e01036f206201022702026b6e01020202026c6d01021902026e7401023d02027264010222020274720102490202776101020c01037063760102070202696f01024702026f6c010218010372616301024002026420010223010373656501023402026b610102100103740a6101021d02022c200102430202686501023802026f200102260202720a01024a03016101023f0103760a6b010209010377610a01021503016c01020d02026f72010221040807070708070706070707060708080807060607070708080707070807090607070707080807080807070807080807070807070707070708070708070807080707070706080806');
INSERT INTO deal_search_data VALUES(412316860417,X'000000590430206f6b0202080103656e0a02020c02027277020203010369656e02020b0202732002020601036b696502020a01036f6b690202090103727769020204010373206f0202070202657202020201037769730202050408080708070808080807');
INSERT INTO deal_search_data VALUES(549755813889,X'0000007204300a6e6f0302070103206a6103020d0103616b2003020b02026e0a03020f010364727a0302020103690a6e03020601036a616e03020e01036b206a03020c01036e6f7703020801036f77610302090103727a77030203010377616b03020a0202690a03020501037a77690302040408080807080808080808080807');
INSERT INTO deal_search_data VALUES(687194767361,X'000000cd04300a6b6f04020a0202706f0402170103206577040213020270630402060103610a700402160202206504021203017004020502026c7304020e010363760a040208010365740a04021c0202776104021401036b612004021102026e6104020302026f7704020b01036c6d6504021a0202736b04020f01036d657404021b01036e612004020401036f6b6e04020202026c6d0402190202776104020c010370637604020702026f6c0402180103736b610402100103760a6b040209010377610a04021503016c04020d040807080708070607080807080707080708080807070807080808');
INSERT INTO deal_search_data VALUES(824633720833,X'0000003c0430616368050203010363686f05020401036461630502020103686f7705020501036b610a05020801036f776b0502060103776b6105020704080808080808');
INSERT INTO deal_search_data VALUES(9007336693694464,X'04000000000000010000000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE IF NOT EXISTS 'deal_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO deal_search_idx VALUES(1,X'',2);
INSERT INTO deal_search_idx VALUES(2,X'',2);
INSERT INTO deal_search_idx VALUES(3,X'',2);
INSERT INTO deal_search_idx VALUES(4,X'',2);
INSERT INTO deal_search_idx VALUES(5,X'',2);
INSERT INTO deal_search_idx VALUES(6,X'',2);
CREATE TABLE IF NOT EXISTS 'deal_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO deal_search_docsize VALUES(1,X'49',2);
INSERT INTO deal_search_docsize VALUES(2,X'0b',3);
INSERT INTO deal_search_docsize VALUES(3,X'0e',4);
INSERT INTO deal_search_docsize VALUES(4,X'1b',5);
INSERT INTO deal_search_docsize VALUES(5,X'07',6);
CREATE TABLE IF NOT EXISTS 'deal_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO deal_search_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','contact_search','contact_search',0,'CREATE VIRTUAL TABLE contact_search USING fts5 (text, content='''', contentless_delete=1, tokenize=''trigram'')');
CREATE TABLE IF NOT EXISTS 'contact_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO contact_search_data VALUES(1,X'048136');
INSERT INTO contact_search_data VALUES(10,X'00000000ff00000101070a00070101010101010101020101020201010103010103030101010401010404000001050101050500000106010106060000010701010707000001');
INSERT INTO contact_search_data VALUES(137438953473,X'0000017d04300a2b3401020e0202343801021e0202657701040a2201032031300102160202323001021a0202363001021201032b343801020f01032e65780102350103300a3401021d030165010229020220310102150301320102190202300a01041c0e03012001041406030131010222030132010225020231300102230202323001022601033130300104170f010332303001041b0e010334382001021003013601021f010336303001041310010338203601021102023630010220010340706f01022e0103610a2b01020d0301650102090202407001022d02026c7301020502026d70010238010365742e0102330202776101040b220202786101023601036b610a01020802026f7701020201036c650a01023b02026d650102310202736b01020601036d65740102320202706c01023901036f6c6d010230020277610102030103706c6501023a02026f6c01022f0103736b610102070103742e65010234010377610a01020c03014001022c03016c010204010378616d010237040807080807070808080607060807060607070909080609080708080607070708080708070807070807080708070808080606');
INSERT INTO contact_search_data VALUES(274877906945,X'000002bd04300a2b3401020e0202343801021e0202612001023d0202657701040a220202736501025201032031300102160202323001021a0202363001021202024070010264020262650102470202636801024a03016f01025a0202746801025603016f0102440202776f01023f01032b343801020f01032c204001026301032e65780102350103300a3401021d030165010229020220310102150301320102190202300a01041c0e03012001041406030131010222030132010225020231300102230202323001022601033130300104170f010332303001041b0e010334382001021003013601021f010336303001041310010338203601021102023630010220010340706901026503016f01022e0103610a2b01020d0301650102090202207701023e0202407001022d0202637401026002026c7301020502026d7001023802026e6701024d0103626520010248010363686101024b02026f6e01025b0202742c0102610103640a73010251020220740102430103650a6101023c02022063010449120301740102550202640a010250020265200102540202742e0102330202776101040b2202027861010236010367656401024f010368616e01024c020265200102580103696f7401026701036b610a01020802026f7701020201036c650a01023b02026d650102310202736b01020601036d65740102320202706c01023901036e676501024e0202747201025d01036f206201024602026c6d01023002026e7401025c020272640102410202747201026802027761010203010370696f01026602026c6501023a02026f6c01022f010372616301025f02026420010242010373656501025302026b610102070103742c2001026202022e650102340202686501025702026f200102450202720a01026903016101025e010377610a01020c03014001022c03016c01020402026f72010240010378616d010237040807070807080707070707060706070808080806070608070606070709090806090807080608060707070707070808070708070808060707070807080807080807080707080708070807070707070807070807080708070707070608060607');
INSERT INTO contact_search_data VALUES(412316860417,X'0000031e04300a2b3401020e0202343801021e0202612001024d0202657701040a22020273650102650202776801023d01032031300102160202323001021a02023630010212020240700102770202636801025d03016f01026d02027468010454170202776101025903016f01024f01032b343801020f01032c204001027601032e636f010249020265780102350103300a3401021d030165010229020220310102150301320102190202300a01041c0e03012001041406030131010222030132010225020231300102230202323001022601033130300104170f010332303001041b0e010334382001021003013601021f01033630300104131001033820360102110202363001022001034065780102410202706901027803016f01022e0103610a2b01020d0301650102090202207701024e0202407001022d0202637401027302026c7301020502026d700104380e02026e670102600202732001025b02027420010257010363686101025e02026f6d01024a03016e01026e0202742c0102740103640a73010264020220740102530103650a7701023c0202206301026c03017401026802022e630102480202640a010263020265200102670202742e0102330202776101040b22020278610104360e0103676564010262010368616e01025f0301740102560202652001026b02026f4001023f0103696f7401027a01036b610a01020802026f7701020201036c650a01023b03012e01024702026d650102310202736b01020601036d0a6101024c020265740102320202706c0104390e01036e67650102610202747201027001036f406501024002026c6d01023002026d0a01024b02026e7401026f020272640102510202747201027b02027761010203010370696f01027902026c6501043a0e02026f6c01022f010372616301027202026420010252010373206301025c0202656501026602026b61010207010374207701025802022c2001027502022e650102340202686101025503016501026a0202720a01027c030161010271010377610a01020c03014001022c03016c01020403017301025a0202686f01023e02026f72010250010378616d0104370e0408070708070708070707070608070608080807080607060807060607070909080609080708070608060707070708070707080706070807080706070707070808080806070708080708060707080708080708070707070707080807080708070708070707060706080606060707');
INSERT INTO contact_search_data VALUES(549755813889,X'000002ce04300a2b3401020e0202343801021e0202612001023d0202657701040a220202736501025501032031300102160202323001021a02023630010212020240700102670202636801024d03016f01025d02027468010444170202776101024903016f01023f01032b343801020f01032c204001026601032e65780102350103300a3401021d030165010229020220310102150301320102190202300a01041c0e03012001041406030131010222030132010225020231300102230202323001022601033130300104170f010332303001041b0e010334382001021003013601021f010336303001041310010338203601021102023630010220010340706901026803016f01022e0103610a2b01020d0301650102090202207701023e0202407001022d0202637401026302026c7301020502026d7001023802026e670102500202732001024b02027420010247010363686101024e02026f6e01025e0202742c0102640103640a73010254020220740102430103650a6101023c0202206301025c0301740102580202640a010253020265200102570202742e0102330202776101040b22020278610102360103676564010252010368616e01024f0301740102460202652001025b0103696f7401026a01036b610a01020802026f7701020201036c650a01023b02026d650102310202736b01020601036d65740102320202706c01023901036e67650102510202747201026001036f6c6d01023002026e7401025f020272640102410202747201026b02027761010203010370696f01026902026c6501023a02026f6c01022f010372616301026202026420010242010373206301024c0202656501025602026b61010207010374207701024802022c2001026502022e650102340202686101024503016501025a0202720a01026c030161010261010377610a01020c03014001022c03016c01020403017301024a02026f72010240010378616d010237040807070807080707070706080706080808080607060807060607070909080609080708060806070707070707070708070708070807060707070807080806070808070807070807080708070707070807070807080707080707070607060806060607');
INSERT INTO contact_search_data VALUES(687194767361,X'0000013e04300a2b3402020b0202343802021b02026a610202070202706f0202270103203230020213020233300202170202363002020f01032b343802020c0103300a3402021a030170020226020220330202160202300a0204190e0301200202150301330202220202312002021103013202021f0202333002022301033120320202120202323002022001033230300204140f01033330300204180e010334382002020d03013602021c010336303102041010010338203602020e0202363002021d0103616b0a02020502026e0a0202090202736b02022c0103646c6102022a010369650a02022f01036a616e02020801036b0a6a0202060202696502022e01036c617302022b01036e0a2b02020a02026f7702020201036f646c020229020277610202030103706f640202280103736b6902022d010377616b020204040807070708070708080607080606070607080709090806090807080707080808080708080708070808');
INSERT INTO contact_search_data VALUES(824633720833,X'0000001c0430696c6b03020301036c6b0a030204010377696c030202040808');
INSERT INTO contact_search_data VALUES(962072674305,X'0000008304300a34380402110103203630040205020239300404090601032b34380402020103300a3404021002022039040408060202300a04040f0e030120040407060301390404150502023930040416050103343820040203030136040212010336303004040610010338203604020402023630040213010339303004080a060b0504080808080808080707080806090807');
INSERT INTO contact_search_data VALUES(9007336693694464,X'04000000000000010000000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO contact_search_data VALUES(9007474132647936,X'04000000000000010000000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO contact_search_data VALUES(9007611571601408,X'04000000000000010000000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE IF NOT EXISTS 'contact_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO contact_search_idx VALUES(1,X'',2);
INSERT INTO contact_search_idx VALUES(2,X'',2);
INSERT INTO contact_search_idx VALUES(3,X'',2);
INSERT INTO contact_search_idx VALUES(4,X'',2);
INSERT INTO contact_search_idx VALUES(5,X'',2);
INSERT INTO contact_search_idx VALUES(6,X'',2);
INSERT INTO contact_search_idx VALUES(7,X'',2);
CREATE TABLE IF NOT EXISTS 'contact_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO contact_search_docsize VALUES(1,X'6b',4);
INSERT INTO contact_search_docsize VALUES(2,X'2e',5);
INSERT INTO contact_search_docsize VALUES(3,X'03',6);
INSERT INTO contact_search_docsize VALUES(4,X'1a',7);
CREATE TABLE IF NOT EXISTS 'contact_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO contact_search_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','company_search','company_search',0,'CREATE VIRTUAL TABLE company_search USING fts5 (text, content='''', contentless_delete=1, tokenize=''trigram'')');
CREATE TABLE IF NOT EXISTS 'company_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO company_search_data VALUES(1,X'0236');
INSERT INTO company_search_data VALUES(10,X'00000000ff0000010103040003010101010101010102010102020000010301010303000001');
INSERT INTO company_search_data VALUES(137438953473,X'0000002c043065740a01020601036c6d6501020401036d657401020501036f6c6d0102030103706f6c0102020408080808');
INSERT INTO company_search_data VALUES(274877906945,X'0000017404300a61200102080202736501021d010320407001022f020262650102120202636801021503016f0102250202746801022103016f01020f0202776f01020a01032c204001022e010340706901023001036120770102090202637401022b02026e670102180103626520010213010363686101021602026f6e0102260202742c01022c0103640a7301021c0202207401020e0103652063010414120301740102200202640a01021b0202652001021f0202740a010206010367656401021a010368616e010217020265200102230103696f7401023201036c6d6501020401036d657401020501036e67650102190202747201022801036f206201021102026c6d01020302026e740102270202726401020c02027472010233010370696f01023102026f6c010202010372616301022a0202642001020d010373656501021e0103740a6101020702022c2001022d0202686501022202026f200102100202720a0102340301610102290103776f7201020b0408070807070607060708080807070808070708070906070707080807080808080708070707070807080708080707070706');
INSERT INTO company_search_data VALUES(412316860417,X'0000001c0430616368020203010363680a0202040103646163020202040808');
INSERT INTO company_search_data VALUES(9007336693694464,X'04000000000000010000000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE IF NOT EXISTS 'company_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO company_search_idx VALUES(1,X'',2);
INSERT INTO company_search_idx VALUES(2,X'',2);
INSERT INTO company_search_idx VALUES(3,X'',2);
CREATE TABLE IF NOT EXISTS 'company_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO company_search_docsize VALUES(1,X'33',2);
INSERT INTO company_search_docsize VALUES(2,X'03',3);
CREATE TABLE IF NOT EXISTS 'company_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO company_search_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','activity_search','activity_search',0,'CREATE VIRTUAL TABLE activity_search USING fts5 (text, content='''', contentless_delete=1, tokenize=''trigram'')');
CREATE TABLE IF NOT EXISTS 'activity_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO activity_search_data VALUES(1,X'118168');
INSERT INTO activity_search_data VALUES(10,X'00000000ff0000010205180005110101011000000c01010111110000010201011212000001030101131300000104010114140000020000');
INSERT INTO activity_search_data VALUES(137438953473,X'0000005904302023630d020501032363680d020601036120230d020401036368650d020702026b650d020a010365636b0d02090202640a0d020c020277610d020201036865630d020801036b65640d020b01037761200d02030408080808070807070808');
INSERT INTO activity_search_data VALUES(274877906945,X'0000001c0430616c6c0e0203010363616c0e020201036c6c0a0e0204040808');
INSERT INTO activity_search_data VALUES(412316860417,X'000000140430616e0a0f020301036a616e0f02020408');
INSERT INTO activity_search_data VALUES(549755813889,X'000000250430616c6c100203010203010363616c10020201020201036c6c0a100204010204040b0b');
INSERT INTO activity_search_data VALUES(2336462209025,X'000004b204300a5b7805022a0202686505023f02026f6e0602140202736503020b0202776905021601032031300702090102090202323007020d01020d0202363007020501020502025b2005023502025d2005023702026162010205020262790602180202636f05020d020264610502390202696e09020503017305024703017405024402026d6506021f02026e6505021f02026f66030205020270720302190204230d020271750c0203020274680302150204091401020903017706021b0202776901020b02021003020d01032b3438070202010202010330203107020801020803013207020c01020c0202300a07020f01020f0301200704070601040706010331303007020a01020a010332303007020e01020e01033438200702030102030103363030070206010206010338203607020401020401035b205d0502360202785d05022b01035d206405023803017005022d01036120610102040301710c02020202626f0102060202636b04020303017405021302026c6c0a020301020302026e6e02020202027265050206020273750602040202746505023b010362616304020202026f7501020702027920060219010363616c0a02020102020202650a09020b03017303021d0204270d02026b0a04020402026f6e05020e0202740a050214010364617405023a02026f7701020f050211010365206206021703016305020c03016905024304020403016e05021e03016f03020403017003021803017405020801020803017706020c0202617306020302026e7403020d020270610502040202720a0302090301650502410202730a03021e020428170102240301200502330301740c02060202747206022102027720050221030161010202010366657203020802026665030207010368207403021402021a020265200304031602040b1401020b030203030172050240010369636503021c0204260d04020a02026e6401020d05020f03017609020602026f6e0c02090202730a0502480202742005024503016803021202021801036c6c0a0a020401020401036d656106020203017406022001036e610a0202040202646f01020e0502100202652006021603017705022002026e610202030202742003020e0301720502100202766f09020701036f206d06021e020266660302060202696309020902026e0a0c020a03016506021503017405020f020275740102080202770a06021203017301021001037061720502050202726505020203016903021a0204240d01037175650c02040103720a7303020a02026163050212020265200504073d0102070301700502030301730602230202696303021b0204250d0103730a5b05022903016805023e0202205b0502340202656e03020c020274690c0207020275720602050103740a770502150202206905024603017701020a02020f0202657305023c020268200302130202190301650304021602040a1401020a0302020202696f0c0208020272610502110301650602220202776f06021c01037565730c020502027265060206020274200102090103766f690902080103770a6f06021302022070050222020261200102030202696e01020c05020e03017403021102021702026f2006021d0202730a0102110103785d2005022c010379207406021a0408070707070b0a0a0707070707070706060707070b070e060d0b0b090a0b0b0b0b0b0b0807080608060707060a070707070807070b070a070707080a080609060606090607070707060e060607070608070b12060f0a06070707090b0806080a07060707060708070707060607070608070a0808070b06060b080607070707080709070a1107070607080707080807070a09070708');
CREATE TABLE IF NOT EXISTS 'activity_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO activity_search_idx VALUES(1,X'',2);
INSERT INTO activity_search_idx VALUES(2,X'',2);
INSERT INTO activity_search_idx VALUES(3,X'',2);
INSERT INTO activity_search_idx VALUES(4,X'',2);
INSERT INTO activity_search_idx VALUES(17,X'',2);
CREATE TABLE IF NOT EXISTS 'activity_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO activity_search_docsize VALUES(1,X'10',1);
INSERT INTO activity_search_docsize VALUES(2,X'03',2);
INSERT INTO activity_search_docsize VALUES(3,X'1d',4);
INSERT INTO activity_search_docsize VALUES(4,X'03',5);
INSERT INTO activity_search_docsize VALUES(5,X'47',9);
INSERT INTO activity_search_docsize VALUES(6,X'23',10);
INSERT INTO activity_search_docsize VALUES(7,X'0e',11);
INSERT INTO activity_search_docsize VALUES(8,X'0e',12);
INSERT INTO activity_search_docsize VALUES(9,X'0a',13);
INSERT INTO activity_search_docsize VALUES(10,X'03',14);
INSERT INTO activity_search_docsize VALUES(11,X'03',15);
INSERT INTO activity_search_docsize VALUES(12,X'09',16);
INSERT INTO activity_search_docsize VALUES(13,X'0b',17);
INSERT INTO activity_search_docsize VALUES(14,X'03',18);
INSERT INTO activity_search_docsize VALUES(15,X'02',19);
INSERT INTO activity_search_docsize VALUES(16,X'03',20);
INSERT INTO activity_search_docsize VALUES(17,X'03',20);
CREATE TABLE IF NOT EXISTS 'activity_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO activity_search_config VALUES('version',4);
CREATE TABLE contact_deal (
  deal_id INTEGER NOT NULL REFERENCES deal (id),
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  PRIMARY KEY (deal_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  repeat_leads INTEGER NOT NULL DEFAULT 1,
  deleted_at INTEGER
, mode TEXT NOT NULL DEFAULT 'classic' CHECK (mode IN ('classic', 'simple')), inbound_on TEXT NOT NULL DEFAULT 'all' CHECK (inbound_on IN ('all', 'one')), fields TEXT) STRICT;
INSERT INTO setting VALUES(1,4,1,NULL,'classic','one','["lead/source:always","contact/middle_name:always"]');
CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL,
  title_key BLOB,
  folded TEXT NOT NULL,
  code TEXT,
  unit TEXT,
  price INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL,
  tax INTEGER NOT NULL DEFAULT 0,
  tax_included INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1,
  deleted_at INTEGER
, code_key BLOB, unit_key BLOB, price_key INTEGER) STRICT;
INSERT INTO product VALUES(1,1,'Window',X'573b45314757010a01dc09','window',NULL,NULL,120000,'PLN',0,0,1,NULL,NULL,NULL,1200000);
CREATE TABLE product_text (id INTEGER PRIMARY KEY REFERENCES product (id), text TEXT NOT NULL) STRICT;
INSERT INTO product_text VALUES(1,replace('window\n','\n',char(10)));
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','product_search','product_search',0,'CREATE VIRTUAL TABLE product_search USING fts5 (text, content='''', contentless_delete=1, tokenize=''trigram'')');
CREATE TABLE IF NOT EXISTS 'product_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO product_search_data VALUES(1,X'0105');
INSERT INTO product_search_data VALUES(10,X'00000000ff00000101010100010101010101000001');
INSERT INTO product_search_data VALUES(137438953473,X'0000002c0430646f770102050103696e6401020301036e646f01020401036f770a010206010377696e0102020408080808');
CREATE TABLE IF NOT EXISTS 'product_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO product_search_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'product_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO product_search_docsize VALUES(1,X'05',1);
CREATE TABLE IF NOT EXISTS 'product_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO product_search_config VALUES('version',4);
CREATE TABLE product_row (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  product_id INTEGER REFERENCES product (id),
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  unit TEXT NOT NULL,
  price INTEGER NOT NULL,
  discount_percent INTEGER,
  discount_amount INTEGER,
  tax INTEGER NOT NULL,
  tax_included INTEGER NOT NULL,
  total INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE inbound (
  id INTEGER PRIMARY KEY,
  channel TEXT NOT NULL CHECK (channel IN ('call', 'mail', 'chat', 'form')),
  -- What the other system calls it, or what its content adds up to.
  external TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  received_by INTEGER NOT NULL REFERENCES user (id),
  raw BLOB NOT NULL,
  size INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'left', 'refused')),
  -- Why it went where it went, and the record it went to.
  why TEXT,
  noun TEXT,
  record_id INTEGER
) STRICT;
INSERT INTO inbound VALUES(1,'call','c1',1795366080,1,X'7b2266726f6d223a222b3438203630302031303020323030222c22746f223a22313030222c22646972656374696f6e223a22696e222c226475726174696f6e223a223633222c226964223a226331227d',80,'done','open-lead','lead',1);
INSERT INTO inbound VALUES(2,'call','c2',1795366081,1,X'7b2266726f6d223a222b3438203630302031303020323030222c22746f223a22313030222c22646972656374696f6e223a22696e222c226475726174696f6e223a2235222c226964223a226332227d',79,'done','open-deal','deal',1);
INSERT INTO inbound VALUES(3,'mail','q1@x',1795366222,1,X'46726f6d3a2057686f203c77686f406578616d706c652e636f6d3e0a546f3a206d65406669726d2e6578616d706c650a5375626a6563743a2041207175657374696f6e0a4d6573736167652d49443a203c713140783e0a446174653a2053756e2c203232204e6f7620323032362031303a30303a3030202b303030300a436f6e74656e742d547970653a20746578742f706c61696e3b20636861727365743d7574662d380a0a486f77206d75636820697320612077696e646f773f0a',188,'done','open-lead','lead',5);
CREATE TABLE exclusion (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  sender TEXT NOT NULL,
  norm TEXT NOT NULL,
  ours INTEGER NOT NULL DEFAULT 0 CHECK (ours IN (0, 1)),
  comment TEXT,
  deleted_at INTEGER
) STRICT;
INSERT INTO exclusion VALUES(1,1,'spam.example','@spam.example',0,'only advertising',NULL);
CREATE TABLE not_duplicate (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE booking (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  resource TEXT NOT NULL,
  -- the resource as two spellings of it are compared
  resource_key TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE reminder (
  id INTEGER PRIMARY KEY,
  activity_id INTEGER NOT NULL REFERENCES activity (id),
  user_id INTEGER NOT NULL REFERENCES user (id),
  at INTEGER NOT NULL,
  told_at INTEGER
) STRICT;
INSERT INTO reminder VALUES(1,11,1,1795463477,NULL);
CREATE TABLE notice (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES user (id),
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  kind TEXT NOT NULL,
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  entry_id INTEGER REFERENCES entry (id),
  activity_id INTEGER REFERENCES activity (id),
  -- The new stage, person or deadline.
  value INTEGER,
  count INTEGER NOT NULL DEFAULT 1,
  read_at INTEGER,
  -- When it was handed to whoever delivers it outside.
  sent_at INTEGER
) STRICT;
INSERT INTO notice VALUES(1,2,10,'assigned','lead',3,NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO notice VALUES(2,2,12,'observer','lead',1,NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO notice VALUES(3,2,13,'invited','lead',1,NULL,1,1796115600,1,NULL,NULL);
INSERT INTO notice VALUES(4,2,18,'mention','lead',1,1,NULL,NULL,1,NULL,NULL);
INSERT INTO notice VALUES(5,2,19,'comment','lead',1,2,NULL,NULL,1,NULL,NULL);
INSERT INTO notice VALUES(6,2,22,'assigned','lead',1,NULL,5,1796403600,1,NULL,NULL);
INSERT INTO notice VALUES(7,1,26,'control','lead',1,NULL,5,1796403600,1,NULL,1795366081);
INSERT INTO notice VALUES(8,2,27,'returned','lead',1,NULL,5,1796403600,1,NULL,NULL);
INSERT INTO notice VALUES(9,2,30,'observer','company',1,NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO notice VALUES(10,2,32,'stage','lead',3,NULL,NULL,5,1,NULL,NULL);
INSERT INTO notice VALUES(11,2,52,'changed','contact',1,NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO notice VALUES(12,2,53,'changed','contact',1,NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO notice VALUES(13,2,59,'observer','deal',4,NULL,NULL,NULL,1,NULL,NULL);
CREATE TABLE tray (
  user_id INTEGER NOT NULL REFERENCES user (id),
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (user_id, noun, record_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE activity_told (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  change_id INTEGER NOT NULL,
  -- Whether it happened there, or was brought along from another record.
  own INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, change_id)
) STRICT, WITHOUT ROWID;
INSERT INTO activity_told VALUES('deal',1,15,0);
INSERT INTO activity_told VALUES('deal',1,21,0);
INSERT INTO activity_told VALUES('deal',1,26,0);
INSERT INTO activity_told VALUES('deal',1,28,0);
INSERT INTO activity_told VALUES('deal',1,31,0);
INSERT INTO activity_told VALUES('deal',1,32,0);
INSERT INTO activity_told VALUES('deal',1,51,1);
INSERT INTO activity_told VALUES('lead',1,15,1);
INSERT INTO activity_told VALUES('lead',1,21,1);
INSERT INTO activity_told VALUES('lead',1,26,1);
INSERT INTO activity_told VALUES('lead',1,28,1);
INSERT INTO activity_told VALUES('lead',1,31,1);
INSERT INTO activity_told VALUES('lead',1,32,1);
INSERT INTO activity_told VALUES('lead',2,16,1);
INSERT INTO activity_told VALUES('lead',2,17,1);
INSERT INTO activity_told VALUES('lead',2,27,1);
INSERT INTO activity_told VALUES('lead',2,85,1);
INSERT INTO activity_told VALUES('lead',5,65,1);
INSERT INTO activity_told VALUES('lead',9,111,1);
INSERT INTO activity_told VALUES('lead',9,113,1);
INSERT INTO activity_told VALUES('lead',9,116,1);
INSERT INTO activity_told VALUES('lead',9,119,1);
INSERT INTO activity_told VALUES('lead',10,126,1);
INSERT INTO activity_told VALUES('lead',10,128,1);
INSERT INTO activity_told VALUES('lead',10,137,1);
INSERT INTO activity_told VALUES('lead',11,131,1);
INSERT INTO activity_told VALUES('lead',11,134,1);
CREATE TABLE invitation (
  user_id INTEGER NOT NULL REFERENCES user (id),
  activity_id INTEGER NOT NULL REFERENCES activity (id),
  deadline INTEGER,
  -- Since when somebody from outside waits for it, where it has no deadline.
  waits_at INTEGER,
  done_at INTEGER,
  lit_at INTEGER,
  remind_at INTEGER,
  PRIMARY KEY (activity_id, user_id)
) STRICT, WITHOUT ROWID;
INSERT INTO invitation VALUES(2,1,1796115600,NULL,NULL,1796112000,1796112000);
CREATE TABLE layout (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  noun TEXT NOT NULL,
  pipeline_id INTEGER REFERENCES pipeline (id),
  owner_id INTEGER REFERENCES user (id),
  name TEXT,
  -- a JSON array of words: `#main` begins a section, others are fields, a minus hides
  parts TEXT,
  deleted_at INTEGER
) STRICT;
INSERT INTO layout VALUES(1,1,'lead',NULL,NULL,NULL,'["#main","title","stage","amount","products","amount_manual","temperature","origin","windows","#client","last_name","first_name","middle_name","company_name","post","source","phone","email","site","messenger","address","region","contact","company","#more","responsible","observers","tags","comment","open_to_all","merged_into","not_duplicate","created_at","updated_at","closed_at","touched_at"]',NULL);
INSERT INTO layout VALUES(2,1,'deal',NULL,1,NULL,'["#main","title","stage","amount","products","amount_manual","type","source","begin_date","close_date","#client","contact","contacts","company","#more","responsible","observers","tags","-comment","lead","copy_of","open_to_all","merged_into","client_kind","not_duplicate","created_at","updated_at","closed_at","touched_at"]',NULL);
INSERT INTO layout VALUES(3,1,'lead',NULL,NULL,'On the phone','["#main","title","stage","amount","products","amount_manual","temperature","origin","windows","#client","last_name","first_name","middle_name","company_name","post","source","phone","email","site","messenger","address","region","contact","company","#more","responsible","observers","tags","comment","open_to_all","merged_into","not_duplicate","created_at","updated_at","closed_at","touched_at"]',NULL);
CREATE TABLE client_total (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  stage_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  count INTEGER NOT NULL,
  amount INTEGER NOT NULL, millions INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (noun, record_id, stage_id, currency)
) STRICT, WITHOUT ROWID;
INSERT INTO client_total VALUES('company',1,7,'PLN',0,0,0);
INSERT INTO client_total VALUES('company',1,12,'PLN',1,230000,1);
INSERT INTO client_total VALUES('company',1,14,'PLN',1,230000,1);
INSERT INTO client_total VALUES('contact',1,7,'PLN',0,0,0);
INSERT INTO client_total VALUES('contact',1,12,'PLN',1,230000,1);
INSERT INTO client_total VALUES('contact',1,14,'PLN',1,230000,1);
INSERT INTO client_total VALUES('contact',2,7,'PLN',1,50000,0);
CREATE TABLE IF NOT EXISTS "rule" (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  stage_id INTEGER NOT NULL REFERENCES stage (id),
  action TEXT NOT NULL CHECK (action IN ('convert', 'move', 'copy', 'plan')),
  to_stage_id INTEGER REFERENCES stage (id),
  targets TEXT,
  pipeline_id INTEGER REFERENCES pipeline (id),
  plan TEXT,
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
INSERT INTO rule VALUES(1,1,'after-sale','Care after the sale',12,'copy',14,NULL,NULL,NULL,1,1,NULL);
INSERT INTO rule VALUES(2,1,'good','Good ones',3,'convert',NULL,'["deal","contact"]',NULL,NULL,1,2,NULL);
INSERT INTO rule VALUES(3,1,'plan-it','Plan a call',2,'plan',NULL,NULL,NULL,'call +1d !1h',1,3,NULL);
CREATE TABLE look (
  user_id INTEGER NOT NULL REFERENCES user (id),
  noun TEXT NOT NULL,
  look TEXT NOT NULL,
  PRIMARY KEY (user_id, noun)
) STRICT, WITHOUT ROWID;
CREATE TABLE comment_told (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  change_id INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, change_id)
) STRICT, WITHOUT ROWID;
INSERT INTO comment_told VALUES('lead',1,60);
INSERT INTO comment_told VALUES('lead',2,62);
CREATE TABLE step (change_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO step VALUES(74);
INSERT INTO step VALUES(123);
INSERT INTO step VALUES(124);
INSERT INTO step VALUES(129);
INSERT INTO step VALUES(132);
CREATE UNIQUE INDEX user_login ON user (login) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX stage_code ON stage (pipeline_id, code) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX source_code ON source (code) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX field_name ON field (noun, name) WHERE deleted_at IS NULL;
CREATE INDEX lead_board ON lead (stage_id, rank, id, responsible_id, source_id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_last_name ON lead (last_name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_company_name ON lead (company_name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_contact ON lead (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX lead_company ON lead (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX lead_deleted ON lead (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX deal_board ON deal (stage_id, rank, id, responsible_id, source_id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_close_date ON deal (close_date, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_contact ON deal (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX deal_company ON deal (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX deal_lead ON deal (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX deal_deleted ON deal (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX contact_by_last_name ON contact (last_name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_updated_at ON contact (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_lead ON contact (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX contact_deleted ON contact (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX company_by_title ON company (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX company_by_updated_at ON company (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX company_lead ON company (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX company_deleted ON company (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX contact_company_back ON contact_company (company_id, contact_id);
CREATE INDEX point_norm ON point (norm);
CREATE INDEX tag_folded ON tag (noun, folded, record_id);
CREATE INDEX observer_user ON observer (user_id, noun, record_id);
CREATE INDEX activity_open ON activity (noun, record_id, deadline IS NULL, deadline, id)
  WHERE done_at IS NULL AND deleted_at IS NULL;
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
CREATE INDEX contact_deal_back ON contact_deal (contact_id, deal_id);
CREATE UNIQUE INDEX product_code ON product (code) WHERE deleted_at IS NULL AND code IS NOT NULL;
CREATE INDEX product_folded ON product (folded) WHERE deleted_at IS NULL;
CREATE INDEX product_by_title ON product (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX product_row_product ON product_row (product_id, noun, record_id) WHERE product_id IS NOT NULL;
CREATE UNIQUE INDEX inbound_external ON inbound (channel, external);
CREATE INDEX inbound_waiting ON inbound (id) WHERE state = 'waiting';
CREATE UNIQUE INDEX exclusion_norm ON exclusion (norm) WHERE deleted_at IS NULL;
CREATE INDEX activity_incoming ON activity (noun, record_id, id)
  WHERE incoming = 1 AND done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX activity_incoming_mine ON activity (responsible_id, created_at, id)
  WHERE incoming = 1 AND done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX lead_merged ON lead (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX deal_merged ON deal (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX contact_merged ON contact (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX company_merged ON company (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX activity_gone ON activity (noun, record_id) WHERE deleted_at IS NOT NULL;
CREATE INDEX booking_resource ON booking (resource_key, from_at);
CREATE INDEX booking_time ON booking (from_at);
CREATE INDEX lead_due ON lead (closed_at, next_at, id) WHERE deleted_at IS NULL AND next_at IS NOT NULL;
CREATE INDEX lead_undated ON lead (closed_at, next_at, id)
  WHERE deleted_at IS NULL AND next_at IS NULL AND next_id IS NOT NULL;
CREATE INDEX lead_unplanned ON lead (closed_at, next_id, id) WHERE deleted_at IS NULL AND next_id IS NULL;
CREATE INDEX deal_due ON deal (closed_at, next_at, id) WHERE deleted_at IS NULL AND next_at IS NOT NULL;
CREATE INDEX deal_undated ON deal (closed_at, next_at, id)
  WHERE deleted_at IS NULL AND next_at IS NULL AND next_id IS NOT NULL;
CREATE INDEX deal_unplanned ON deal (closed_at, next_id, id) WHERE deleted_at IS NULL AND next_id IS NULL;
CREATE INDEX activity_remind ON activity (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX reminder_of ON reminder (user_id, id);
CREATE INDEX reminder_untold ON reminder (user_id, id) WHERE told_at IS NULL;
CREATE UNIQUE INDEX notice_operation ON notice (operation_id, user_id);
CREATE INDEX notice_user ON notice (user_id, id);
CREATE INDEX notice_unread ON notice (user_id, id) WHERE read_at IS NULL;
CREATE INDEX notice_record ON notice (user_id, noun, record_id) WHERE read_at IS NULL;
CREATE INDEX activity_tasks ON activity (deadline, id) WHERE kind = 'task' AND done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX entry_on_entry ON entry_on (entry_id);
CREATE INDEX lead_unattended ON lead (closed_at, touched_at, created_at, id, responsible_id)
  WHERE deleted_at IS NULL AND closed_at IS NULL AND touched_at IS NULL;
CREATE INDEX deal_unattended ON deal (closed_at, touched_at, created_at, id, responsible_id)
  WHERE deleted_at IS NULL AND closed_at IS NULL AND touched_at IS NULL;
CREATE INDEX lead_standing ON lead (stage_id, closed_at, moved_at, id, responsible_id)
  WHERE deleted_at IS NULL AND closed_at IS NULL;
CREATE INDEX deal_standing ON deal (stage_id, closed_at, moved_at, id, responsible_id)
  WHERE deleted_at IS NULL AND closed_at IS NULL;
CREATE TRIGGER deal_touch_made AFTER INSERT ON deal WHEN new.lead_id IS NOT NULL BEGIN
  UPDATE deal SET touched_at = created_at WHERE id = new.id;
END;
CREATE TRIGGER entry_touch_add AFTER INSERT ON entry_on
WHEN new.noun IN ('lead', 'deal')
  AND EXISTS (SELECT 1 FROM entry WHERE id = new.entry_id AND touch = 1 AND deleted_at IS NULL) BEGIN
  UPDATE lead SET touched_at = min(coalesce(touched_at, new.at), new.at)
    WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET touched_at = min(coalesce(touched_at, new.at), new.at)
    WHERE new.noun = 'deal' AND id = new.record_id;
END;
CREATE TRIGGER activity_touch_add AFTER INSERT ON activity
WHEN new.done_at IS NOT NULL AND new.replaced = 0 AND new.deleted_at IS NULL BEGIN
  UPDATE lead SET touched_at = min(coalesce(touched_at, new.done_at), new.done_at)
    WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET touched_at = min(coalesce(touched_at, new.done_at), new.done_at)
    WHERE new.noun = 'deal' AND id = new.record_id;
END;
CREATE TRIGGER activity_touch_done AFTER UPDATE OF done_at ON activity
WHEN old.done_at IS NULL AND new.done_at IS NOT NULL AND new.replaced = 0 AND new.deleted_at IS NULL BEGIN
  UPDATE lead SET touched_at = min(coalesce(touched_at, new.done_at), new.done_at)
    WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET touched_at = min(coalesce(touched_at, new.done_at), new.done_at)
    WHERE new.noun = 'deal' AND id = new.record_id;
END;
CREATE TRIGGER entry_touch_remove AFTER DELETE ON entry_on
WHEN old.noun IN ('lead', 'deal') AND EXISTS (SELECT 1 FROM entry WHERE id = old.entry_id AND touch = 1) BEGIN
  UPDATE lead SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'lead' AND o.record_id = old.record_id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'lead' AND record_id = old.record_id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0))
    WHERE old.noun = 'lead' AND id = old.record_id;
  UPDATE deal SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'deal' AND o.record_id = old.record_id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'deal' AND record_id = old.record_id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0
      UNION ALL SELECT d.created_at FROM deal d WHERE d.id = old.record_id AND d.lead_id IS NOT NULL))
    WHERE old.noun = 'deal' AND id = old.record_id;
END;
CREATE TRIGGER entry_touch_bin AFTER UPDATE OF deleted_at ON entry WHEN new.touch = 1 BEGIN
  UPDATE lead SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'lead' AND o.record_id = lead.id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'lead' AND record_id = lead.id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0))
    WHERE id IN (SELECT record_id FROM entry_on WHERE entry_id = new.id AND noun = 'lead');
  UPDATE deal SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'deal' AND o.record_id = deal.id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'deal' AND record_id = deal.id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0
      UNION ALL SELECT d.created_at FROM deal d WHERE d.id = deal.id AND d.lead_id IS NOT NULL))
    WHERE id IN (SELECT record_id FROM entry_on WHERE entry_id = new.id AND noun = 'deal');
END;
CREATE TRIGGER activity_touch_change
AFTER UPDATE OF done_at, deleted_at, noun, record_id, replaced ON activity
WHEN old.done_at IS NOT NULL BEGIN
  UPDATE lead SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'lead' AND o.record_id = lead.id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'lead' AND record_id = lead.id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0))
    WHERE (new.noun = 'lead' AND id = new.record_id) OR (old.noun = 'lead' AND id = old.record_id);
  UPDATE deal SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'deal' AND o.record_id = deal.id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'deal' AND record_id = deal.id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0
      UNION ALL SELECT d.created_at FROM deal d WHERE d.id = deal.id AND d.lead_id IS NOT NULL))
    WHERE (new.noun = 'deal' AND id = new.record_id) OR (old.noun = 'deal' AND id = old.record_id);
END;
CREATE INDEX activity_calendar ON activity (noun, deadline, id) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_begin_date ON deal (begin_date, id) WHERE deleted_at IS NULL;
CREATE INDEX booking_short ON booking (from_at, until_at) WHERE until_at - from_at <= 86400;
CREATE INDEX booking_long ON booking (until_at, from_at) WHERE until_at - from_at > 86400;
CREATE INDEX activity_planned ON activity (incoming IS NULL, deadline, id)
  WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX activity_waiting ON activity (incoming IS NULL, created_at, id)
  WHERE incoming = 1 AND done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX activity_done_mine ON activity (responsible_id, done_at)
  WHERE done_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_source ON lead (source_id, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_temperature ON lead (temperature, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_responsible ON lead (responsible_id, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_closed_at ON lead (closed_at, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_source ON deal (source_id, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_responsible ON deal (responsible_id, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_closed_at ON deal (closed_at, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_client_kind ON deal (client_kind, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_source ON contact (source_id, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_responsible ON contact (responsible_id, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_created_at ON contact (created_at, id, deleted_at, responsible_id, source_id)
  WHERE deleted_at IS NULL;
CREATE INDEX company_by_source ON company (source_id, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX company_by_responsible ON company (responsible_id, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX company_by_created_at ON company (created_at, id, deleted_at, responsible_id, source_id)
  WHERE deleted_at IS NULL;
CREATE INDEX activity_lit ON activity (responsible_id, deadline, lit_at, done_at, deleted_at)
  WHERE done_at IS NULL AND deleted_at IS NULL AND lit_at IS NOT NULL;
CREATE INDEX lead_by_title ON lead (title_key, id, deleted_at, closed_at, responsible_id, source_id)
  WHERE deleted_at IS NULL;
CREATE INDEX lead_by_updated_at ON lead (updated_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id)
  WHERE deleted_at IS NULL;
CREATE INDEX lead_by_moved_at ON lead (moved_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id)
  WHERE deleted_at IS NULL;
CREATE INDEX deal_by_title ON deal (title_key, id, deleted_at, closed_at, responsible_id, source_id)
  WHERE deleted_at IS NULL;
CREATE INDEX deal_by_updated_at ON deal (updated_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id)
  WHERE deleted_at IS NULL;
CREATE INDEX deal_by_moved_at ON deal (moved_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id)
  WHERE deleted_at IS NULL;
CREATE INDEX invitation_planned ON invitation (user_id, deadline, activity_id, lit_at, done_at)
  WHERE done_at IS NULL;
CREATE INDEX invitation_waiting ON invitation (user_id, waits_at, activity_id)
  WHERE waits_at IS NOT NULL AND done_at IS NULL;
CREATE INDEX invitation_done ON invitation (user_id, done_at, activity_id) WHERE done_at IS NOT NULL;
CREATE INDEX invitation_remind ON invitation (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX activity_calendar_done ON activity (noun, deadline, id) WHERE done_at IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX layout_home ON layout (noun, coalesce(pipeline_id, 0), coalesce(owner_id, 0), coalesce(name, ''))
  WHERE deleted_at IS NULL;
CREATE INDEX deal_copy_of ON deal (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX lead_by_region ON lead (region_key, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_asks
  ON activity (noun, record_id, iif(incoming = 1, created_at, lit_at), deadline, incoming, done_at, deleted_at)
  WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX lead_lit ON lead (stage_id, lit_at, id, deleted_at, closed_at, responsible_id, source_id)
  WHERE deleted_at IS NULL AND lit_at IS NOT NULL;
CREATE INDEX deal_lit ON deal (stage_id, lit_at, id, deleted_at, closed_at, responsible_id, source_id)
  WHERE deleted_at IS NULL AND lit_at IS NOT NULL;
CREATE TRIGGER activity_lit_add AFTER INSERT ON activity
WHEN new.record_id IS NOT NULL AND new.done_at IS NULL AND new.deleted_at IS NULL
  AND iif(new.incoming = 1, new.created_at, new.lit_at) IS NOT NULL BEGIN
  UPDATE lead SET lit_at = min(coalesce(lit_at, 9223372036854775807),
      iif(new.incoming = 1, new.created_at, new.lit_at))
    WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET lit_at = min(coalesce(lit_at, 9223372036854775807),
      iif(new.incoming = 1, new.created_at, new.lit_at))
    WHERE new.noun = 'deal' AND id = new.record_id;
END;
CREATE TRIGGER activity_lit_change
AFTER UPDATE OF lit_at, incoming, done_at, deleted_at, noun, record_id ON activity
WHEN old.lit_at IS NOT new.lit_at OR old.incoming IS NOT new.incoming
  OR (old.done_at IS NULL) <> (new.done_at IS NULL)
  OR (old.deleted_at IS NULL) <> (new.deleted_at IS NULL)
  OR old.noun IS NOT new.noun OR old.record_id IS NOT new.record_id BEGIN
  UPDATE lead SET lit_at = (SELECT iif(incoming = 1, created_at, lit_at) FROM activity
      WHERE noun = 'lead' AND record_id = lead.id AND done_at IS NULL AND deleted_at IS NULL
        AND iif(incoming = 1, created_at, lit_at) IS NOT NULL
      ORDER BY iif(incoming = 1, created_at, lit_at) LIMIT 1)
    WHERE (new.noun = 'lead' AND id = new.record_id) OR (old.noun = 'lead' AND id = old.record_id);
  UPDATE deal SET lit_at = (SELECT iif(incoming = 1, created_at, lit_at) FROM activity
      WHERE noun = 'deal' AND record_id = deal.id AND done_at IS NULL AND deleted_at IS NULL
        AND iif(incoming = 1, created_at, lit_at) IS NOT NULL
      ORDER BY iif(incoming = 1, created_at, lit_at) LIMIT 1)
    WHERE (new.noun = 'deal' AND id = new.record_id) OR (old.noun = 'deal' AND id = old.record_id);
END;
CREATE INDEX change_record ON change (noun, record_id, id, author_id);
CREATE INDEX activity_done ON activity (noun, record_id, done_at, id, done_by, kind)
  WHERE done_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX entry_on_seldom ON entry_on (noun, record_id, at, entry_id, kind, author_id)
  WHERE kind NOT IN ('comment', 'import');
CREATE TRIGGER lead_happened AFTER UPDATE OF contact_id, company_id ON lead
WHEN coalesce(old.contact_id, old.company_id) IS NULL
  AND coalesce(new.contact_id, new.company_id) IS NOT NULL BEGIN
  UPDATE lead SET happened_at = max(
      coalesce((SELECT max(at) FROM entry_on WHERE noun = 'lead' AND record_id = new.id), 0),
      coalesce((SELECT max(done_at) FROM activity WHERE noun = 'lead' AND record_id = new.id
        AND done_at IS NOT NULL AND deleted_at IS NULL), 0),
      coalesce((SELECT max(o.at) FROM activity_told t JOIN change c ON c.id = t.change_id
        JOIN operation o ON o.id = c.operation_id WHERE t.noun = 'lead' AND t.record_id = new.id), 0))
    WHERE id = new.id;
END;
CREATE TRIGGER entry_happened AFTER INSERT ON entry_on WHEN new.noun IN ('lead', 'deal') BEGIN
  UPDATE lead SET happened_at = new.at WHERE new.noun = 'lead' AND id = new.record_id
    AND happened_at < new.at AND coalesce(contact_id, company_id) IS NOT NULL;
  UPDATE deal SET happened_at = new.at WHERE new.noun = 'deal' AND id = new.record_id
    AND happened_at < new.at;
END;
CREATE TRIGGER activity_happened_add AFTER INSERT ON activity WHEN new.done_at IS NOT NULL BEGIN
  UPDATE lead SET happened_at = new.done_at WHERE new.noun = 'lead' AND id = new.record_id
    AND happened_at < new.done_at AND coalesce(contact_id, company_id) IS NOT NULL;
  UPDATE deal SET happened_at = new.done_at WHERE new.noun = 'deal' AND id = new.record_id
    AND happened_at < new.done_at;
END;
CREATE TRIGGER activity_happened_change AFTER UPDATE OF done_at, deleted_at, noun, record_id ON activity
WHEN new.done_at IS NOT NULL BEGIN
  UPDATE lead SET happened_at = new.done_at WHERE new.noun = 'lead' AND id = new.record_id
    AND happened_at < new.done_at AND coalesce(contact_id, company_id) IS NOT NULL;
  UPDATE deal SET happened_at = new.done_at WHERE new.noun = 'deal' AND id = new.record_id
    AND happened_at < new.done_at;
END;
CREATE TRIGGER told_happened AFTER INSERT ON activity_told WHEN new.noun IN ('lead', 'deal') BEGIN
  UPDATE lead SET happened_at = o.at FROM change c JOIN operation o ON o.id = c.operation_id
    WHERE new.noun = 'lead' AND lead.id = new.record_id AND c.id = new.change_id
      AND happened_at < o.at AND coalesce(contact_id, company_id) IS NOT NULL;
  UPDATE deal SET happened_at = o.at FROM change c JOIN operation o ON o.id = c.operation_id
    WHERE new.noun = 'deal' AND deal.id = new.record_id AND c.id = new.change_id
      AND happened_at < o.at;
END;
CREATE INDEX lead_happened_contact ON lead (contact_id, happened_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND happened_at > 0;
CREATE INDEX lead_happened_company ON lead (company_id, happened_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND happened_at > 0;
CREATE INDEX deal_happened_contact ON deal (contact_id, happened_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND happened_at > 0;
CREATE INDEX deal_happened_company ON deal (company_id, happened_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND happened_at > 0;
CREATE INDEX lead_next_contact ON lead (contact_id, next_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND next_id IS NOT NULL;
CREATE INDEX lead_next_company ON lead (company_id, next_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND next_id IS NOT NULL;
CREATE INDEX deal_next_contact ON deal (contact_id, next_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND next_id IS NOT NULL;
CREATE INDEX deal_next_company ON deal (company_id, next_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND next_id IS NOT NULL;
CREATE INDEX deal_closed_contact ON deal (contact_id, stage_id, closed_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_closed_company ON deal (company_id, stage_id, closed_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX rule_code ON rule (code) WHERE deleted_at IS NULL;
CREATE TRIGGER lead_total_change
AFTER UPDATE OF stage_id, responsible_id, open_to_all, currency, amount, deleted_at ON lead BEGIN
  UPDATE stage_total SET count = count - 1, millions = millions - old.amount / 1000000,
    amount = amount - old.amount % 1000000
  WHERE old.deleted_at IS NULL AND stage_id = old.stage_id AND responsible_id = old.responsible_id
    AND open_to_all = old.open_to_all AND currency = old.currency;
  INSERT INTO stage_total (stage_id, responsible_id, open_to_all, currency, count, millions, amount)
  SELECT new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1,
         new.amount / 1000000, new.amount % 1000000 WHERE new.deleted_at IS NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
END;
CREATE TRIGGER deal_total_change
AFTER UPDATE OF stage_id, responsible_id, open_to_all, currency, amount, deleted_at ON deal BEGIN
  UPDATE stage_total SET count = count - 1, millions = millions - old.amount / 1000000,
    amount = amount - old.amount % 1000000
  WHERE old.deleted_at IS NULL AND stage_id = old.stage_id AND responsible_id = old.responsible_id
    AND open_to_all = old.open_to_all AND currency = old.currency;
  INSERT INTO stage_total (stage_id, responsible_id, open_to_all, currency, count, millions, amount)
  SELECT new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1,
         new.amount / 1000000, new.amount % 1000000 WHERE new.deleted_at IS NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
END;
CREATE TRIGGER deal_client_add AFTER INSERT ON deal
WHEN new.deleted_at IS NULL AND coalesce(new.contact_id, new.company_id) IS NOT NULL BEGIN
  INSERT INTO client_total (noun, record_id, stage_id, currency, count, millions, amount)
  SELECT 'contact', new.contact_id, new.stage_id, new.currency, 1, new.amount / 1000000, new.amount % 1000000
  WHERE new.contact_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
  INSERT INTO client_total (noun, record_id, stage_id, currency, count, millions, amount)
  SELECT 'company', new.company_id, new.stage_id, new.currency, 1, new.amount / 1000000, new.amount % 1000000
  WHERE new.company_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
END;
CREATE TRIGGER deal_client_change
AFTER UPDATE OF stage_id, currency, amount, contact_id, company_id, deleted_at ON deal
WHEN coalesce(old.contact_id, old.company_id, new.contact_id, new.company_id) IS NOT NULL BEGIN
  UPDATE client_total SET count = count - 1, millions = millions - old.amount / 1000000,
    amount = amount - old.amount % 1000000
  WHERE old.deleted_at IS NULL AND noun = 'contact' AND record_id = old.contact_id
    AND stage_id = old.stage_id AND currency = old.currency;
  UPDATE client_total SET count = count - 1, millions = millions - old.amount / 1000000,
    amount = amount - old.amount % 1000000
  WHERE old.deleted_at IS NULL AND noun = 'company' AND record_id = old.company_id
    AND stage_id = old.stage_id AND currency = old.currency;
  INSERT INTO client_total (noun, record_id, stage_id, currency, count, millions, amount)
  SELECT 'contact', new.contact_id, new.stage_id, new.currency, 1, new.amount / 1000000, new.amount % 1000000
  WHERE new.deleted_at IS NULL AND new.contact_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
  INSERT INTO client_total (noun, record_id, stage_id, currency, count, millions, amount)
  SELECT 'company', new.company_id, new.stage_id, new.currency, 1, new.amount / 1000000, new.amount % 1000000
  WHERE new.deleted_at IS NULL AND new.company_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
END;
CREATE INDEX lead_by_amount ON lead (amount_key, id, deleted_at, closed_at, responsible_id, source_id, temperature, created_at)
  WHERE deleted_at IS NULL;
CREATE INDEX lead_by_created_at ON lead (created_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id, amount_key, temperature)
  WHERE deleted_at IS NULL;
CREATE INDEX lead_by_next_at ON lead (next_at, id, deleted_at, closed_at, responsible_id, source_id, amount_key, temperature)
  WHERE deleted_at IS NULL;
CREATE INDEX deal_by_amount ON deal (amount_key, id, deleted_at, closed_at, responsible_id, source_id, created_at)
  WHERE deleted_at IS NULL;
CREATE INDEX deal_by_created_at ON deal (created_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id, amount_key)
  WHERE deleted_at IS NULL;
CREATE INDEX deal_by_next_at ON deal (next_at, id, deleted_at, closed_at, responsible_id, source_id, amount_key)
  WHERE deleted_at IS NULL;
CREATE INDEX lead_by_x_windows ON lead (x_windows, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_waits_contact ON lead (contact_id, waits_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND waits_at IS NOT NULL;
CREATE INDEX lead_waits_company ON lead (company_id, waits_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND waits_at IS NOT NULL;
CREATE INDEX deal_waits_contact ON deal (contact_id, waits_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND waits_at IS NOT NULL;
CREATE INDEX deal_waits_company ON deal (company_id, waits_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND waits_at IS NOT NULL;
CREATE TRIGGER activity_waits_add AFTER INSERT ON activity
WHEN new.incoming = 1 AND new.done_at IS NULL AND new.deleted_at IS NULL BEGIN
  UPDATE lead SET waits_at = min(coalesce(waits_at, new.created_at), new.created_at)
    WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET waits_at = min(coalesce(waits_at, new.created_at), new.created_at)
    WHERE new.noun = 'deal' AND id = new.record_id;
END;
CREATE TRIGGER activity_waits_change
AFTER UPDATE OF incoming, done_at, deleted_at, noun, record_id ON activity
WHEN old.incoming = 1 OR new.incoming = 1 BEGIN
  UPDATE lead SET waits_at = (SELECT min(created_at) FROM activity
      WHERE noun = 'lead' AND record_id = lead.id AND incoming = 1
        AND done_at IS NULL AND deleted_at IS NULL)
    WHERE (new.noun = 'lead' AND id = new.record_id) OR (old.noun = 'lead' AND id = old.record_id);
  UPDATE deal SET waits_at = (SELECT min(created_at) FROM activity
      WHERE noun = 'deal' AND record_id = deal.id AND incoming = 1
        AND done_at IS NULL AND deleted_at IS NULL)
    WHERE (new.noun = 'deal' AND id = new.record_id) OR (old.noun = 'deal' AND id = old.record_id);
END;
CREATE INDEX lead_by_first_name ON lead (first_name_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_middle_name ON lead (middle_name_key, id, deleted_at)
  WHERE middle_name_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_post ON lead (post_key, id, deleted_at)
  WHERE post_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_phone ON lead (phone_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_email ON lead (email_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_site ON lead (site_key, id, deleted_at)
  WHERE site_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_messenger ON lead (messenger_key, id, deleted_at)
  WHERE messenger_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_address ON lead (address_key, id, deleted_at)
  WHERE address_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_contact ON lead (contact_key, id, deleted_at)
  WHERE contact_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_company ON lead (company_key, id, deleted_at)
  WHERE company_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_tags ON lead (tags_key, id, deleted_at)
  WHERE tags_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_observers ON lead (observers_key, id, deleted_at)
  WHERE observers_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_currency ON lead (currency, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_origin ON lead (origin, id, deleted_at)
  WHERE origin IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_amount_manual ON lead (id, deleted_at) WHERE amount_manual = 1 AND deleted_at IS NULL;
CREATE INDEX lead_by_repeat ON lead (id, deleted_at) WHERE repeat = 1 AND deleted_at IS NULL;
CREATE INDEX lead_by_open_to_all ON lead (id, deleted_at) WHERE open_to_all = 1 AND deleted_at IS NULL;
CREATE INDEX lead_by_created_by ON lead (created_by, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_touched_at ON lead (touched_at, id, deleted_at)
  WHERE touched_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_contact ON deal (contact_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_contacts ON deal (contacts_key, id, deleted_at)
  WHERE contacts_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_company ON deal (company_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_lead ON deal (lead_key, id, deleted_at)
  WHERE lead_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_tags ON deal (tags_key, id, deleted_at)
  WHERE tags_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_observers ON deal (observers_key, id, deleted_at)
  WHERE observers_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_currency ON deal (currency, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_type ON deal (type, id, deleted_at)
  WHERE type IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_amount_manual ON deal (id, deleted_at) WHERE amount_manual = 1 AND deleted_at IS NULL;
CREATE INDEX deal_by_open_to_all ON deal (id, deleted_at) WHERE open_to_all = 1 AND deleted_at IS NULL;
CREATE INDEX deal_by_created_by ON deal (created_by, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_touched_at ON deal (touched_at, id, deleted_at)
  WHERE touched_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_first_name ON contact (first_name_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_middle_name ON contact (middle_name_key, id, deleted_at)
  WHERE middle_name_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_post ON contact (post_key, id, deleted_at)
  WHERE post_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_phone ON contact (phone_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_email ON contact (email_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_site ON contact (site_key, id, deleted_at)
  WHERE site_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_messenger ON contact (messenger_key, id, deleted_at)
  WHERE messenger_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_company ON contact (company_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_address ON contact (address_key, id, deleted_at)
  WHERE address_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_region ON contact (region_key, id, deleted_at)
  WHERE region_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_lead ON contact (lead_key, id, deleted_at)
  WHERE lead_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_tags ON contact (tags_key, id, deleted_at)
  WHERE tags_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_observers ON contact (observers_key, id, deleted_at)
  WHERE observers_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_birthday ON contact (birthday, id, deleted_at)
  WHERE birthday IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_open_to_all ON contact (id, deleted_at) WHERE open_to_all = 1 AND deleted_at IS NULL;
CREATE INDEX contact_by_created_by ON contact (created_by, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX company_by_industry ON company (industry_key, id, deleted_at)
  WHERE industry_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_revenue ON company (revenue_key, id, deleted_at)
  WHERE revenue_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_phone ON company (phone_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX company_by_email ON company (email_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX company_by_site ON company (site_key, id, deleted_at)
  WHERE site_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_messenger ON company (messenger_key, id, deleted_at)
  WHERE messenger_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_contact ON company (contact_key, id, deleted_at)
  WHERE contact_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_address ON company (address_key, id, deleted_at)
  WHERE address_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_region ON company (region_key, id, deleted_at)
  WHERE region_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_legal_address ON company (legal_address_key, id, deleted_at)
  WHERE legal_address_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_bank_details ON company (bank_details_key, id, deleted_at)
  WHERE bank_details_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_lead ON company (lead_key, id, deleted_at)
  WHERE lead_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_tags ON company (tags_key, id, deleted_at)
  WHERE tags_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_observers ON company (observers_key, id, deleted_at)
  WHERE observers_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_employees ON company (employees, id, deleted_at)
  WHERE employees IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_currency ON company (currency, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX company_by_open_to_all ON company (id, deleted_at) WHERE open_to_all = 1 AND deleted_at IS NULL;
CREATE INDEX company_by_created_by ON company (created_by, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX product_by_code ON product (code_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX product_by_unit ON product (unit_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX product_by_price ON product (price_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX product_by_currency ON product (currency, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX product_by_tax ON product (tax, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX product_by_tax_included ON product (id, deleted_at) WHERE tax_included = 1 AND deleted_at IS NULL;
CREATE INDEX product_by_active ON product (id, deleted_at) WHERE active = 1 AND deleted_at IS NULL;
CREATE INDEX company_by_x_partner ON company (x_partner, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX company_by_x_partner_key ON company (x_partner_key, id, deleted_at)
           WHERE deleted_at IS NULL;
CREATE INDEX lead_by_x_boss ON lead (x_boss, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_x_boss_key ON lead (x_boss_key, id, deleted_at)
           WHERE deleted_at IS NULL;
CREATE INDEX contact_by_x_since ON contact (x_since, id, deleted_at) WHERE deleted_at IS NULL;
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA user_version = 35;
